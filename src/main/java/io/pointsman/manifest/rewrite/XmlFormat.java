package io.pointsman.manifest.rewrite;

/** Knows where one vendor's XML has URLs, and hands them to the editor. */
interface XmlFormat {

  FileFormat format();

  /**
   * @param empty whether it has no content, and so is not closed
   */
  void opened(XmlTag tag, boolean empty);

  /** What was opened last is closed, with text in it at most. */
  default void leaf(XmlTag tag, int from, int to, Spelling spelling) {}

  /** Any element is closed. */
  default void closed() {}
}
