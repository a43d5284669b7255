package io.pointsman.registry;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.PhonebookFormat;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.delivery.Upload;
import io.pointsman.mac.Vendor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks the files of a MANIFEST profile. */
@ApplicationScoped
class FilesRules {

  static final int MOST = 64;
  private static final int MOST_MINUTES = 43_200;
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");
  private static final Pattern FIRMWARE = Pattern.compile("[A-Za-z0-9._+-]{1,64}");
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9.-]{1,20}");

  /** The form in which phones compare versions of settings (Unique Version Control). */
  private static final Pattern STAMP =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{2}:[0-9]{2}:[0-9]{2}");

  private static final DateTimeFormatter STAMPS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd_HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final TargetPolicy policy;
  private final FormNames known;

  FilesRules(TargetPolicy policy, FormNames known) {
    this.policy = policy;
    this.known = known;
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
        forms(errors, draft.forms()));
  }

  private static List<FirmwareFile> firmware(
      FieldErrors errors, List<FileDraft> drafts, UrlCheck urls) {
    List<FirmwareFile> files = new ArrayList<>();
    Set<String> models = new HashSet<>();
    for (int i = 0; i < counted(errors, "files.firmware", drafts); i++) {
      FileDraft file = drafts.get(i);
      String field = "files.firmware[" + i + "]";
      if (!isThere(errors, field, file)) {
        continue;
      }
      model(errors, field, file.model());
      if (!models.add(file.model() == null ? "" : file.model().toLowerCase(Locale.ROOT))) {
        errors.add(field + ".model", file.model(), "has a firmware already: one for each model");
      }
      if (file.version() == null || !FIRMWARE.matcher(file.version()).matches()) {
        errors.add(
            field + ".version",
            file.version(),
            "must be 1 to 64 letters, digits, dots, hyphens, underscores or plus signs");
      }
      urls.check(field + ".url", file.url());
      files.add(new FirmwareFile(file.model(), file.version(), file.url()));
    }
    return files;
  }

  private static List<SettingsFile> settings(
      FieldErrors errors, List<FileDraft> drafts, UrlCheck urls, NamedUploads uploads) {
    List<SettingsFile> files = new ArrayList<>();
    for (int i = 0; i < counted(errors, "files.settings", drafts); i++) {
      FileDraft file = drafts.get(i);
      String field = "files.settings[" + i + "]";
      if (!isThere(errors, field, file)) {
        continue;
      }
      model(errors, field, file.model());
      Upload upload = null;
      if (isAtTenant(errors, field, file, urls)) {
        stamp(errors, field + ".version", file.version());
      } else {
        upload = uploads.settings(errors, field + ".upload", file.upload());
        if (file.version() != null) {
          errors.add(field + ".version", file.version(), "is the upload's own: leave it out");
        }
      }
      files.add(new SettingsFile(file.model(), file.version(), file.url(), upload));
    }
    return files;
  }

  private static List<CertificateFile> certificates(
      FieldErrors errors, List<FileDraft> drafts, UrlCheck urls, NamedUploads uploads) {
    List<CertificateFile> files = new ArrayList<>();
    for (int i = 0; i < counted(errors, "files.certificates", drafts); i++) {
      FileDraft file = drafts.get(i);
      String field = "files.certificates[" + i + "]";
      if (isThere(errors, field, file)) {
        Upload upload =
            isAtTenant(errors, field, file, urls)
                ? null
                : uploads.certificate(errors, field + ".upload", file.upload());
        files.add(new CertificateFile(file.url(), upload));
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

  private Map<String, String> forms(FieldErrors errors, Map<String, String> drafts) {
    Map<String, String> forms = new TreeMap<>();
    drafts.forEach(
        (slug, form) -> {
          String field = "files.forms." + slug;
          Vendor vendor = Vendor.ofSlug(slug).filter(v -> v != Vendor.UNKNOWN).orElse(null);
          if (vendor == null) {
            errors.add(field, slug, "is no known vendor");
          } else if (form == null || !FORM.matcher(form).matches()) {
            errors.add(field, form, "must be 1 to 20 letters, digits, dots or hyphens");
          } else if (!known.of(vendor).contains(form)) {
            errors.add(
                field,
                form,
                "is no form of its files; known are " + new TreeSet<>(known.of(vendor)));
          } else {
            forms.put(slug, form);
          }
        });
    return forms;
  }

  private static int counted(FieldErrors errors, String field, List<FileDraft> drafts) {
    if (drafts.size() > MOST) {
      errors.add(field, drafts.size(), "has more than " + MOST + " entries");
      return 0;
    }
    return drafts.size();
  }

  private static boolean isThere(FieldErrors errors, String field, FileDraft file) {
    if (file == null) {
      errors.add(field, null, "must be an object");
    }
    return file != null;
  }

  private static void model(FieldErrors errors, String field, String model) {
    if (model != null && !MODEL.matcher(model).matches()) {
      errors.add(
          field + ".model",
          model,
          "must be 1 to 64 letters, digits, dots, slashes, hyphens or underscores, the first a letter or digit");
    }
  }

  private static void stamp(FieldErrors errors, String field, String version) {
    try {
      if (version != null && STAMP.matcher(version).matches()) {
        LocalDateTime.parse(version, STAMPS);
        return;
      }
    } catch (DateTimeParseException noSuchTime) {
      // Told below.
    }
    errors.add(field, version, "must be a time as phones compare it: YYYY-MM-DD_HH:MM:SS");
  }

  private interface UrlCheck {
    void check(String field, String url);
  }
}
