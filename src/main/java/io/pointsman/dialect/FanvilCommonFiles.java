package io.pointsman.dialect;

import java.util.HashMap;
import java.util.Map;

/**
 * Which model asks for which common file. The names follow no rule that holds, so this is a table;
 * letter case matters.
 */
public final class FanvilCommonFiles {

  private static final Map<String, String> MODELS = models();

  private FanvilCommonFiles() {}

  /** Null if no model is known to ask for it. */
  public static String model(String file) {
    return MODELS.get(file);
  }

  private static Map<String, String> models() {
    Map<String, String> models = new HashMap<>();
    models.put("f0C00560000.cfg", "C56");
    models.put("f0C00580000.cfg", "C58");
    models.put("f0C00600000.cfg", "C60");
    models.put("f0C00620000.cfg", "C62");
    models.put("f0C00660000.cfg", "C66");
    models.put("f0H5hw1.100.cfg", "H5");
    models.put("F0V2UV200000.cfg", "H2U-V2");
    models.put("F0V2UH6W00000.cfg", "H6W");
    models.put("f0X2hw1.100.cfg", "X2");
    models.put("F0V00X200000.cfg", "X210");
    models.put("F0V00X300000.cfg", "X3");
    models.put("f0X3shw1.100.cfg", "X3S");
    models.put("f0X3sghw1.100.cfg", "X3SG");
    models.put("f0X4hw1.100.cfg", "X4");
    models.put("f0X5hw1.100.cfg", "X5");
    models.put("F0V00X5S0000.cfg", "X5S");
    models.put("F0V00X5U0000.cfg", "X5U");
    models.put("F0V5UV200000.cfg", "X5U-V2");
    models.put("F0V00X600000.cfg", "X6");
    models.put("F0000X600000.cfg", "X6-V2");
    models.put("F0VV61G00000.cfg", "V61G");
    models.put("F0VV61W00000.cfg", "V61W");
    models.put("F0VV6200000.cfg", "V62");
    models.put("F0V0V6210000.cfg", "V62Pro");
    models.put("F0VV62G00000.cfg", "V62G");
    models.put("F0VV62W00000.cfg", "V62W");
    models.put("F0V0V6300000.cfg", "V63");
    models.put("F0V0V6400000.cfg", "V64");
    models.put("F0V0V6500000.cfg", "V65");
    models.put("F0V0V6600000.cfg", "V66");
    models.put("F0V0V6610000.cfg", "V66Pro");
    models.put("F0V0V6700000.cfg", "V67");
    models.put("F0V610W00000.cfg", "W610W");
    models.put("F0V611W00000.cfg", "W611W");
    models.put("F0V620W00000.cfg", "W620W");
    models.put("F0V10S00000.cfg", "i10S");
    models.put("F0V10SV00000.cfg", "i10SV");
    models.put("F0V10SD00000.cfg", "i10SD");
    models.put("F0V16S00000.cfg", "i16S");
    models.put("F0V16SV00000.cfg", "i16SV");
    models.put("F0Vi51W00000.cfg", "i51W");
    models.put("F0Vi52W00000.cfg", "i52W");
    models.put("F0Vi53W00000.cfg", "i53W");
    models.put("F0V0i6100000.cfg", "i61");
    models.put("F0V0i6200000.cfg", "i62");
    models.put("F0V0i6300000.cfg", "i63");
    models.put("F0V0i6400000.cfg", "i64");
    return models;
  }
}
