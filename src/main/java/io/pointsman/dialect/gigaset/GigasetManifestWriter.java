package io.pointsman.dialect.gigaset;

import io.pointsman.dialect.ManifestQuestion;
import io.pointsman.dialect.ManifestWriter;
import io.pointsman.dialect.OwnLinks;
import io.pointsman.dialect.Written;
import io.pointsman.mac.Vendor;
import java.util.Locale;
import java.util.Set;

/** Gigaset. The forms are {@code v1.0}, three steps, and {@code v1.1}, a single file. */
public final class GigasetManifestWriter implements ManifestWriter {

  private static final Set<String> FORMS = Set.of("v1.0", "v1.1");

  @Override
  public Vendor vendor() {
    return Vendor.GIGASET;
  }

  @Override
  public Set<String> forms() {
    return FORMS;
  }

  @Override
  public Written write(ManifestQuestion question) {
    Answer answer = new Answer(question);
    if (question.path().startsWith(OwnLinks.FOLDER)) {
      return OwnFiles.write(answer);
    }
    // A master.bin and what it would name: the encoding is known from one reader only.
    if (question.file() != null && question.file().toLowerCase(Locale.ROOT).endsWith(".bin")) {
      return new Written.NotThere();
    }
    return switch (form(answer)) {
      case "v1.0" -> Chain.provisioning(answer);
      case "v1.1" -> SingleFile.write(answer);
      default -> answer.settingsThemselves();
    };
  }

  private static String form(Answer answer) {
    String chosen = answer.files().forms().getOrDefault(Vendor.GIGASET.slug(), "");
    return FORMS.contains(chosen) ? chosen : answer.product().form(answer.newestSettings() != null);
  }
}
