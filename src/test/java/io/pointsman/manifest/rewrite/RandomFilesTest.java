package io.pointsman.manifest.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.mac.Vendor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random files, of which only the values of URLs may change. */
class RandomFilesTest {

  private static final String[] URLS = {
    "http://old.example/a.xml",
    "https://OLD.example:8443/b?c=1&amp;d=2",
    "relative/../c.xml",
    "/rooted.bin",
    "http://other.example/%MACD.xml",
    "tftp://old.example/$mac.cfg",
    "http://old.example/{mac}",
    "&unknown;",
    "http://&#x6f;ld.example/",
    "no url at all",
    "",
    "http://",
    "://",
    "//",
    "http://[::1",
    "\u00e4\u4f60"
  };
  private static final String[] BETWEEN = {
    " ",
    "\r\n",
    "\t\n ",
    "<!-- url=\"http://old.example/a.xml\" -- > <file url='x'> -->",
    "<![CDATA[<file url=\"http://old.example/a.xml\"/>]]>",
    "<?php <file url=\"http://old.example/a.xml\"/> ?>",
    "<param name=\"a\" value=\"http://old.example/a.xml\"/>",
    "<other url='http://old.example/a.xml'>\u00fc\u4f60 &lt;file url=\"x\"&gt;</other>",
    "text http://old.example/a.xml "
  };

  @Test
  void nothingButUrlsChangesInXml() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 3000; round++) {
      List<String> fixed = new ArrayList<>();
      StringBuilder piece = new StringBuilder(random.nextBoolean() ? "\ufeff" : "");
      boolean wide = piece.length() > 0 && random.nextBoolean();
      piece.append(blanks(random)).append("<nvm").append(blanks(random)).append(">");
      StringBuilder whole = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        piece.append(pick(random, BETWEEN));
        String quote = random.nextBoolean() ? "\"" : "'";
        String tag = pick(random, new String[] {"file", "step", "category"});
        piece.append("<").append(tag).append(" a='>'").append(" url");
        piece.append(blanks(random)).append("=").append(blanks(random)).append(quote);
        fixed.add(piece.toString());
        whole.append(piece).append(pick(random, URLS));
        piece = new StringBuilder(quote).append(blanks(random)).append("/>");
      }
      piece.append(pick(random, BETWEEN)).append("</nvm>").append(blanks(random));
      whole.append(piece);
      fixed.add(piece.toString());
      Charset charset = wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
      check(whole.toString(), fixed, charset, rules(random), "seed " + seed + ", round " + round);
    }
  }

  @Test
  void nothingButUrlsChangesInFanvilsText() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 3000; round++) {
      List<String> fixed = new ArrayList<>();
      String end = random.nextBoolean() ? "\r\n" : "\n";
      StringBuilder piece = new StringBuilder("<<VOIP CONFIG FILE>>Version:2.0" + end);
      StringBuilder whole = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        piece.append("<AUTOUPDATE CONFIG MODULE>").append(end).append("Some Server :http://old");
        piece.append(".example/").append(end).append(end).append(" ".repeat(random.nextInt(3)));
        piece.append(pick(random, new String[] {"Auto Image Url", "AUTO etc url", "Auto X Url"}));
        piece.append(" ".repeat(random.nextInt(3))).append(":");
        fixed.add(piece.toString());
        whole.append(piece).append(pick(random, URLS));
        piece = new StringBuilder(" ".repeat(random.nextInt(3))).append(end);
      }
      piece.append("<<END OF FILE>>").append(end).append("Auto Image Url:http://old.example/");
      whole.append(piece);
      fixed.add(piece.toString());
      check(
          whole.toString(),
          fixed,
          StandardCharsets.UTF_8,
          rules(random),
          "seed " + seed + ", round " + round);
    }
  }

  @Test
  void anythingGetsAnAnswerAndTheSameOneAgain() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String[] words = {
      "<",
      ">",
      "/",
      "\"",
      "'",
      "=",
      "&",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?xml ",
      "?>",
      " ",
      "\n",
      "url",
      "file",
      "<nvm>",
      "</nvm>",
      "<settings>",
      "<sysConf>",
      "<FlashServerIP>",
      "</FlashServerIP>",
      "<gs_provision>",
      "<P237>",
      "</P237>",
      "<P212>1</P212>",
      "CONFIG_FILES=",
      "<APPLICATION ",
      "#!version:1",
      "a.url = ",
      "include:config <",
      "http://old.example/",
      "\u00e4",
      "<<VOIP CONFIG FILE>>\n",
      "<<END OF FILE>>",
      "Auto Image Url:",
      "encoding='UTF-8'",
      "\0"
    };
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append(pick(random, words));
      }
      byte[] file =
          text.toString()
              .getBytes(random.nextInt(5) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
      Vendor vendor = Vendor.values()[random.nextInt(Vendor.values().length)];
      ProxyRules rules = rules(random);
      String where = "seed " + seed + ", round " + round;
      byte[] before = file.clone();
      Rewritten first = rewrite(file, vendor, rules);
      Rewritten second = rewrite(before, vendor, rules);
      assertThat(file).as(where).isEqualTo(before);
      assertThat(first.bytes()).as(where).isEqualTo(second.bytes());
      assertThat(first.changes()).as(where).isEqualTo(second.changes());
      if (first.changes().isEmpty()) {
        assertThat(first.bytes()).as(where).isSameAs(file);
      }
      assertThat(rewrite(file, vendor, Rules.NONE).bytes()).as(where).isSameAs(file);
    }
  }

  private static void check(
      String whole, List<String> fixed, Charset charset, ProxyRules rules, String where) {
    byte[] file = whole.getBytes(charset);
    Rewritten rewritten = rewrite(file, Vendor.FANVIL, rules);
    assertThat(rewritten.reading()).as(where).isEqualTo(Reading.READ);
    String out = new String(rewritten.bytes(), charset);
    assertThat(out.getBytes(charset)).as(where).isEqualTo(rewritten.bytes());
    int at = 0;
    for (int i = 0; i < fixed.size(); i++) {
      String piece = fixed.get(i);
      int found = i == fixed.size() - 1 ? out.length() - piece.length() : out.indexOf(piece, at);
      assertThat(found)
          .as("%s: %s after %d in %s", where, piece, at, out)
          .isGreaterThanOrEqualTo(at);
      assertThat(out).as(where).startsWith(out.substring(0, found) + piece);
      // A URL has no quotation mark and no line end, so nothing else came in between.
      assertThat(out.substring(at, found)).as(where).doesNotContainPattern("[\"'<>\\r\\n]");
      at = found + piece.length();
    }
  }

  private static Rewritten rewrite(byte[] file, Vendor vendor, ProxyRules rules) {
    return Rewriter.rewrite(
        new RewriteQuestion(
            file, vendor, "https://old.example/a/b.xml", rules, new ReadableLinks()));
  }

  private static ProxyRules rules(Random random) {
    return Rules.of(
        random.nextBoolean(),
        random.nextBoolean() ? Map.of("old.example", "new.example") : Map.of(),
        random.nextBoolean(),
        random.nextBoolean());
  }

  private static String blanks(Random random) {
    return pick(random, new String[] {"", " ", "\r\n", "\t", "  \n  "});
  }

  private static String pick(Random random, String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
