package io.pointsman.dialect.fanvil;

import io.pointsman.delivery.SettingsFile;
import io.pointsman.dialect.FanvilCommonFiles;
import io.pointsman.dialect.ManifestQuestion;
import io.pointsman.dialect.ManifestWriter;
import io.pointsman.dialect.Written;
import io.pointsman.mac.Vendor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Fanvil. The forms are those of {@link Form}. */
public final class FanvilManifestWriter implements ManifestWriter {

  private static final Set<String> FORMS =
      Arrays.stream(Form.values()).map(Form::word).collect(Collectors.toUnmodifiableSet());

  /** Newer firmware looks for an index of config files under this name. */
  private static final String INDEX = "F00000000000";

  @Override
  public Vendor vendor() {
    return Vendor.FANVIL;
  }

  @Override
  public Set<String> forms() {
    return FORMS;
  }

  @Override
  public Written write(ManifestQuestion question) {
    if (question.links().rest(question.path()) != null) {
      return new Written.NotThere();
    }
    String file = question.file();
    if (file != null && !isConfig(file)) {
      return new Written.NotThere();
    }
    Form form = Form.of(question);
    SettingsFile settings =
        SettingsFile.newest(
            question.files().settingsFor(question.model()).stream()
                .filter(each -> each.stamp() != null)
                .toList());
    if (settings == null) {
      return home(question, form);
    }
    if (!isCommon(file, question)) {
      return settings.upload() == null
          ? new Written.AtTenant(settings.url())
          : new Written.Uploaded(settings.upload(), UnaryOperator.identity());
    }
    Updates updates = Updates.beside(question, form);
    return updates.isEmpty() ? new Written.NotThere() : form.write(updates);
  }

  /**
   * The tenant has no settings: its server is where they are. Common and device file are the same,
   * because a phone that finds both names equal fetches but one.
   */
  private static Written home(ManifestQuestion question, Form form) {
    Server server = Server.of(question.target());
    return server == null ? new Written.Redirect() : form.write(Updates.to(server, question, form));
  }

  /** No index, no {@code .boot}, no firmware list: without them the phone asks for config files. */
  private static boolean isConfig(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (file.equals(INDEX) || name.startsWith("fanvil_") || name.startsWith("nethesis_")) {
      return false;
    }
    return name.indexOf('.') < 0
        || name.endsWith(".cfg")
        || name.endsWith(".txt")
        || name.endsWith(".xml");
  }

  /** In the table of names, or of their kind and none that the phone's own address makes. */
  private static boolean isCommon(String file, ManifestQuestion question) {
    return file != null
        && (FanvilCommonFiles.model(file) != null
            || file.regionMatches(true, 0, "F0", 0, 2)
                && !file.regionMatches(true, 0, question.mac().lower(), 0, 12));
  }
}
