package io.pointsman.registry;

import io.pointsman.mac.Vendor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks which form of its files each vendor's phones are to get. */
@ApplicationScoped
class FormRules {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9.-]{1,20}");

  private final FormNames known;

  FormRules(FormNames known) {
    this.known = known;
  }

  /**
   * @param drafts by vendor's slug
   * @return those that are good
   */
  Map<String, String> check(FieldErrors errors, Map<String, String> drafts) {
    Map<String, String> forms = new TreeMap<>();
    drafts.forEach(
        (slug, form) -> {
          String field = "files.forms." + slug;
          Vendor vendor = Vendor.ofSlug(slug).filter(v -> v != Vendor.UNKNOWN).orElse(null);
          Set<String> names = vendor == null ? Set.of() : known.of(vendor);
          if (vendor == null) {
            errors.add(field, slug, "is no known vendor");
          } else if (form == null || !FORM.matcher(form).matches()) {
            errors.add(field, form, "must be 1 to 20 letters, digits, dots or hyphens");
          } else if (!names.contains(form)) {
            errors.add(field, form, "is no form of its files; known are " + new TreeSet<>(names));
          } else {
            forms.put(slug, form);
          }
        });
    return forms;
  }
}
