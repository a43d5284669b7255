package io.pointsman.template;

/** A piece of a template, ready to be written for a phone. */
sealed interface Segment permits Segment.Literal, Placeholder {

  /** Writes itself; false if it cannot, because a fact is missing or unsafe. */
  boolean appendTo(StringBuilder url, PhoneFacts phone);

  /** Text that is the same for every phone. */
  record Literal(String text) implements Segment {

    @Override
    public boolean appendTo(StringBuilder url, PhoneFacts phone) {
      url.append(text);
      return true;
    }
  }
}
