package io.pointsman.dialect.fanvil;

import io.pointsman.dialect.ManifestQuestion;
import io.pointsman.dialect.PlainText;
import io.pointsman.dialect.Written;
import io.pointsman.mac.Vendor;
import java.util.regex.Pattern;

/** The forms of Fanvil's config files, and which phone reads which. */
enum Form {
  TEXT("text") {
    @Override
    Written write(Updates updates) {
      return TextFile.write(updates, TextFile.NEWER);
    }

    @Override
    boolean canSay(String value) {
      return PlainText.isWord(value);
    }
  },
  TEXT_2013("text-2013") {
    @Override
    Written write(Updates updates) {
      return TextFile.write(updates, TextFile.OF_2013);
    }

    @Override
    boolean canSay(String value) {
      return PlainText.isWord(value);
    }
  },
  XML("xml") {
    @Override
    Written write(Updates updates) {
      return SysConf.write(updates);
    }

    @Override
    boolean canSay(String value) {
      return PlainText.isLine(value);
    }
  };

  /** The series that the document of 2013 is about. */
  private static final Pattern OF_2013 = Pattern.compile("[CD]\\d");

  /** X4U to X7C, X7, X210, H2U and later, and the V, W and i series. */
  private static final Pattern OF_XML =
      Pattern.compile("X\\d[UC]|X7|X210|H\\d+[UW]|[VWI]\\d", Pattern.CASE_INSENSITIVE);

  /** Of the X series between, firmware before 2.0 was seen with the keys of 2013. */
  private static final Pattern OLD = Pattern.compile("V?[01]\\.", Pattern.CASE_INSENSITIVE);

  private final String word;

  Form(String word) {
    this.word = word;
  }

  static Form of(ManifestQuestion question) {
    String chosen = question.files().forms().get(Vendor.FANVIL.slug());
    for (Form form : values()) {
      if (form.word.equals(chosen)) {
        return form;
      }
    }
    String model = question.model() == null ? "" : question.model();
    String firmware = question.firmware() == null ? "" : question.firmware();
    if (OF_2013.matcher(model).lookingAt()) {
      return TEXT_2013;
    }
    if (OF_XML.matcher(model).lookingAt()) {
      return XML;
    }
    return OLD.matcher(firmware).lookingAt() ? TEXT_2013 : TEXT;
  }

  /** What a profile calls it. */
  String word() {
    return word;
  }

  abstract Written write(Updates updates);

  /** Whether a value can stand in it at all, and neither break a line nor be read as another. */
  abstract boolean canSay(String value);
}
