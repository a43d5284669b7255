package io.pointsman.dialect.gigaset;

import io.pointsman.dialect.Written;
import io.pointsman.dialect.XmlFile;
import java.util.Arrays;

/** The settings we write for a tenant that has none: they hold its URL and nothing else. */
final class Home {

  private Home() {}

  static Written write(Answer answer) {
    if (answer.target() == null || !answer.settings().isEmpty()) {
      return new Written.NotThere();
    }
    XmlFile file = new XmlFile();
    file.open(
        "settings",
        "version",
        version(answer),
        "productID",
        answer.product().id(),
        "macAddress",
        answer.question().mac().colon());
    params(file, answer);
    return file.body();
  }

  /** Made of all that the file holds, so that the phone takes it again when that changes. */
  static String version(Answer answer) {
    Product product = answer.product();
    return Stamp.of(Arrays.asList(answer.target(), answer.period(), product.id()));
  }

  static void params(XmlFile file, Answer answer) {
    Product product = answer.product();
    file.empty("param", "name", product.server(), "value", answer.target());
    if (answer.period() != null) {
      file.empty("param", "name", product.period(), "value", answer.period());
    }
  }
}
