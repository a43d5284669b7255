package io.pointsman.template;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A URL with placeholders, for redirects and for files. It is kept as it was written, byte for
 * byte, and taken apart once, so that {@link #expand} only copies. Immutable.
 */
public final class UrlTemplate {

  /** The longest text of a template, in characters. */
  public static final int LONGEST = 1024;

  private final TemplateSyntax syntax;
  private final String text;
  private final int host;
  private final int hostEnd;
  private final boolean userInfo;
  private final boolean takesFile;
  private final boolean fixed;
  private final boolean followsRequest;
  private final int longest;
  private final byte[] layout;

  /** Of a text that was read. */
  UrlTemplate(TemplateSyntax syntax, String text, UrlParts parts, LayoutWriter layout) {
    this.syntax = syntax;
    this.text = text;
    this.host = parts.host();
    this.hostEnd = parts.hostEnd();
    this.userInfo = parts.hasUserInfo();
    this.takesFile = parts.query() == text.length() && text.endsWith("/");
    this.fixed = layout.isFixed();
    this.followsRequest = layout.followsRequest();
    this.longest = layout.longest();
    this.layout = layout.finished();
  }

  /**
   * Reads a template. What only the phone can fill is refused, as nothing else could fill it in a
   * redirect.
   *
   * @param syntax never null
   * @param text an absolute URL, 1 to 1024 printable ASCII characters without blanks, of scheme
   *     http, https, ftp or tftp, without fragment; placeholders in path and query only
   * @throws MalformedTemplateException if it is null or anything else
   */
  public static UrlTemplate parse(TemplateSyntax syntax, String text) {
    return TemplateReader.checked(syntax, text, false);
  }

  /**
   * As {@link #parse}, for files that phones read: what only the phone can fill may stand in path
   * and query, and stays there for the phone. See {@link #expandForBody}.
   *
   * @throws MalformedTemplateException as {@link #parse} does
   */
  public static UrlTemplate parseForBody(TemplateSyntax syntax, String text) {
    return TemplateReader.checked(syntax, text, true);
  }

  /**
   * As {@link #parse}, for a text that was read by that before it was stored: leaves out what is
   * dear and says only whether the host is a good one.
   *
   * @throws MalformedTemplateException if a character or placeholder of it may not stand there
   */
  public static UrlTemplate ofStored(TemplateSyntax syntax, String text) {
    return TemplateReader.stored(syntax, text);
  }

  /** As it was written, byte for byte. May hold a password: see {@link #masked}. */
  public String text() {
    return text;
  }

  public TemplateSyntax syntax() {
    return syntax;
  }

  /** Whether its scheme is http or https. */
  public boolean isHttp() {
    return text.regionMatches(true, 0, "http://", 0, 7)
        || text.regionMatches(true, 0, "https://", 0, 8);
  }

  /**
   * Whether it holds no placeholder. A file is appended to it all the same if it ends in a slash.
   */
  public boolean isFixed() {
    return fixed;
  }

  /** The host in lower case, without port: a name, an IPv4 address, or an IPv6 one in brackets. */
  public String host() {
    return text.substring(host, hostEnd).toLowerCase(Locale.ROOT);
  }

  public boolean hasUserInfo() {
    return userInfo;
  }

  /**
   * The URL for a phone. If it ends in a slash and has no query, the file that the phone asked for
   * is appended, if it asked for one.
   *
   * @return empty if a fact that is needed is missing or unsafe, which is a refusal, or can only be
   *     filled by the phone
   */
  public Optional<String> expand(PhoneFacts phone) {
    return text(expandToAscii(phone));
  }

  /** As {@link #expand}, in ASCII, which all of a URL is; null where that is empty. */
  public byte[] expandToAscii(PhoneFacts phone) {
    return withFile(phone, PhoneOnly.REFUSED);
  }

  /**
   * The URL as it stands in a file that the phone reads: as {@link #expand}, but what only the
   * phone can fill is left as it was written, and the phone itself appends its file to a folder.
   *
   * @return empty if another fact that is needed is missing or unsafe
   */
  public Optional<String> expandForBody(PhoneFacts phone) {
    byte[] url = new byte[longest];
    return text(upTo(Layout.write(layout, phone, PhoneOnly.KEPT, url), url));
  }

  /** As {@link #expand}, with something in the place of what only the phone can fill. */
  Optional<String> expandWhole(PhoneFacts phone) {
    return text(withFile(phone, PhoneOnly.FILLED));
  }

  /** Whether another request of the same phone gives another URL: it holds file or path. */
  public boolean followsRequest() {
    return followsRequest;
  }

  private byte[] withFile(PhoneFacts phone, PhoneOnly phoneOnly) {
    String file = takesFile ? phone.file() : null;
    if (file != null && !PhoneFacts.isSafe(file)) {
      return null;
    }
    byte[] url = new byte[file == null ? longest : longest + file.length()];
    int end = Layout.write(layout, phone, phoneOnly, url);
    if (file != null && end >= 0) {
      end = Layout.append(file, 0, file.length(), url, end);
    }
    return upTo(end, url);
  }

  /** Null if there is no end. */
  private static byte[] upTo(int end, byte[] url) {
    if (end < 0) {
      return null;
    }
    return end == url.length ? url : Arrays.copyOf(url, end);
  }

  private static Optional<String> text(byte[] url) {
    return Optional.ofNullable(url).map(ascii -> new String(ascii, StandardCharsets.ISO_8859_1));
  }

  /** The text for logs and for readers: user-info and the values of the query masked. */
  public String masked() {
    return UrlMask.mask(text);
  }

  /** An expanded URL masked as {@link #masked} does it. */
  public static String mask(String url) {
    return UrlMask.mask(url);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UrlTemplate that && syntax == that.syntax && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(syntax, text);
  }

  /** Masked, because it ends up in logs. */
  @Override
  public String toString() {
    return syntax + " " + masked();
  }
}
