package io.pointsman.registry;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.PhonebookFormat;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.delivery.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Checks the files of a MANIFEST profile. */
@ApplicationScoped
class FilesRules {

  static final int MOST = 64;
  private static final int MOST_MINUTES = 43_200;
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");
  private static final Pattern FIRMWARE = Pattern.compile("[A-Za-z0-9._+-]{1,64}");

  private final TargetPolicy policy;
  private final FormRules forms;

  FilesRules(TargetPolicy policy, FormRules forms) {
    this.policy = policy;
    this.forms = forms;
  }

  ProfileFiles check(
      FieldErrors errors,
      FilesDraft draft,
      Organization organization,
      boolean exposeCredentials,
      NamedUploads uploads) {
    UrlCheck urls =
        (field, url) -> policy.checkUrl(errors, field, url, organization, exposeCredentials);
    return new ProfileFiles(
        firmware(errors, draft.firmware(), urls),
        settings(errors, draft.settings(), urls, uploads),
        certificates(errors, draft.certificates(), urls, uploads),
        phonebook(errors, draft.phonebook(), urls),
        minutes(errors, draft.pollMinutes()),
        forms.check(errors, draft.forms()));
  }

  private static List<FirmwareFile> firmware(
      FieldErrors errors, List<FileDraft> drafts, UrlCheck urls) {
    Set<String> models = new HashSet<>();
    return each(
        errors,
        "files.firmware",
        drafts,
        (field, file) -> {
          model(errors, field, file.model());
          if (!models.add(file.model() == null ? "" : file.model().toLowerCase(Locale.ROOT))) {
            errors.add(
                field + ".model", file.model(), "has a firmware already: one for each model");
          }
          if (file.version() == null || !FIRMWARE.matcher(file.version()).matches()) {
            errors.add(
                field + ".version",
                file.version(),
                "must be 1 to 64 letters, digits, dots, hyphens, underscores or plus signs");
          }
          urls.check(field + ".url", file.url());
          return new FirmwareFile(file.model(), file.version(), file.url());
        });
  }

  private static List<SettingsFile> settings(
      FieldErrors errors, List<FileDraft> drafts, UrlCheck urls, NamedUploads uploads) {
    return each(
        errors,
        "files.settings",
        drafts,
        (field, file) -> {
          model(errors, field, file.model());
          Upload upload = null;
          if (isAtTenant(errors, field, file, urls)) {
            if (!VersionStamp.isOne(file.version())) {
              errors.add(
                  field + ".version",
                  file.version(),
                  "must be a time as phones compare it: YYYY-MM-DD_HH:MM:SS");
            }
          } else {
            upload = uploads.settings(errors, field + ".upload", file.upload());
            if (file.version() != null) {
              errors.add(field + ".version", file.version(), "is the upload's own: leave it out");
            }
          }
          return new SettingsFile(file.model(), file.version(), file.url(), upload);
        });
  }

  private static List<CertificateFile> certificates(
      FieldErrors errors, List<FileDraft> drafts, UrlCheck urls, NamedUploads uploads) {
    return each(
        errors,
        "files.certificates",
        drafts,
        (field, file) ->
            new CertificateFile(
                file.url(),
                isAtTenant(errors, field, file, urls)
                    ? null
                    : uploads.certificate(errors, field + ".upload", file.upload())));
  }

  /**
   * Checks each of a list that is not too long.
   *
   * @param check gets the name of the field, and a draft that is there
   */
  private static <T> List<T> each(
      FieldErrors errors,
      String field,
      List<FileDraft> drafts,
      BiFunction<String, FileDraft, T> check) {
    List<T> files = new ArrayList<>();
    if (drafts.size() > MOST) {
      errors.add(field, drafts.size(), "has more than " + MOST + " entries");
      return files;
    }
    for (int i = 0; i < drafts.size(); i++) {
      String entry = field + "[" + i + "]";
      if (drafts.get(i) == null) {
        errors.add(entry, null, "must be an object");
      } else {
        files.add(check.apply(entry, drafts.get(i)));
      }
    }
    return files;
  }

  /** Whether it lies at the tenant, whose URL is then checked; not if it is an upload. */
  private static boolean isAtTenant(
      FieldErrors errors, String field, FileDraft file, UrlCheck urls) {
    if ((file.url() == null) == (file.upload() == null)) {
      errors.add(field, null, "needs a url or an upload, and not both");
      return true;
    }
    if (file.url() != null) {
      urls.check(field + ".url", file.url());
    }
    return file.url() != null;
  }

  private static Phonebook phonebook(FieldErrors errors, PhonebookDraft draft, UrlCheck urls) {
    if (draft == null) {
      return null;
    }
    urls.check("files.phonebook.url", draft.url());
    return new Phonebook(
        draft.url(),
        EnumText.parse(
            errors, "files.phonebook.format", draft.format(), PhonebookFormat.class, null));
  }

  private static Integer minutes(FieldErrors errors, Integer minutes) {
    if (minutes != null && (minutes < 1 || minutes > MOST_MINUTES)) {
      errors.add("files.pollMinutes", minutes, "must be from 1 to " + MOST_MINUTES);
    }
    return minutes;
  }

  private static void model(FieldErrors errors, String field, String model) {
    if (model != null && !MODEL.matcher(model).matches()) {
      errors.add(
          field + ".model",
          model,
          "must be 1 to 64 letters, digits, dots, slashes, hyphens or underscores, the first a"
              + " letter or digit");
    }
  }

  private interface UrlCheck {
    void check(String field, String url);
  }
}
