package io.pointsman.manifest;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.pointsman.manifest.upstream.Fetched;
import io.pointsman.manifest.upstream.Freshness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a tenant's server gave, as it gave it.
 *
 * @param bytes not to be changed
 * @param tag our own strong ETag of the bytes
 * @param base where relative URLs in it start
 * @param etag the tenant's; null if it gave none
 * @param lastModified as given; null if it was not
 * @param checked when the tenant last said that it is so, in milliseconds since 1970; for comparing
 *     with other replicas' copies alone
 * @param since the same by {@link System#nanoTime()}: it ages by that, whatever the clock is set to
 * @param age how old it was by then, in seconds
 * @param said how long it is fresh from then, in seconds; -1 leaves it to the profile
 */
record Copy(
    byte[] bytes,
    String tag,
    String mediaType,
    String base,
    String etag,
    String lastModified,
    long checked,
    long since,
    int age,
    int said) {

  private static final int VERSION = 1;

  /** Older than anything that is kept. */
  private static final long OLDEST_MILLIS = Duration.ofDays(365).toMillis();

  static Copy of(Fetched.Whole whole, String tag, Moment now) {
    return new Copy(
        whole.bytes(),
        tag,
        whole.mediaType(),
        whole.base(),
        whole.etag(),
        whole.lastModified(),
        now.millis(),
        now.nanos(),
        whole.freshness().age(),
        whole.freshness().seconds());
  }

  /** After the tenant said that it is still so. */
  Copy checked(Freshness freshness, Moment now) {
    return new Copy(
        bytes,
        tag,
        mediaType,
        base,
        etag,
        lastModified,
        now.millis(),
        now.nanos(),
        freshness.age(),
        freshness.seconds() < 0 ? said : freshness.seconds());
  }

  /**
   * @param freshSeconds the profile's word, where the tenant's server said nothing
   * @param nanos {@link System#nanoTime()}
   */
  boolean isFresh(int freshSeconds, long nanos) {
    return nanos - since < SECONDS.toNanos(lifetime(freshSeconds));
  }

  /** Whether it may stand in for an answer that does not come. */
  boolean isGoodEnough(int freshSeconds, int staleSeconds, long nanos) {
    return nanos - since < SECONDS.toNanos(lifetime(freshSeconds) + staleSeconds);
  }

  /** For how many seconds it is fresh, from when it was checked. */
  long lifetime(int freshSeconds) {
    return said < 0 ? freshSeconds : said;
  }

  /** Seconds since it was surely so, at least 0. */
  long age(long nanos) {
    return NANOSECONDS.toSeconds(nanos - since) + age;
  }

  byte[] encoded() {
    ByteArrayOutputStream bytesOut = new ByteArrayOutputStream(bytes.length + 512);
    try (DataOutputStream out = new DataOutputStream(bytesOut)) {
      out.writeByte(VERSION);
      out.writeLong(checked);
      out.writeInt(age);
      out.writeInt(said);
      for (String text : new String[] {tag, mediaType, base, etag, lastModified}) {
        out.writeBoolean(text != null);
        out.writeUTF(text == null ? "" : text);
      }
      out.writeInt(bytes.length);
      out.write(bytes);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytesOut.toByteArray();
  }

  /**
   * What another replica has kept; of a time that is yet to come, as clocks may differ, it is from
   * now.
   *
   * @return empty for what another version wrote, or nobody
   */
  static Optional<Copy> decode(byte[] encoded, Moment now) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
      if (in.readByte() != VERSION) {
        return Optional.empty();
      }
      long checked = in.readLong();
      int age = in.readInt();
      int said = in.readInt();
      String[] texts = new String[5];
      for (int i = 0; i < texts.length; i++) {
        boolean given = in.readBoolean();
        String text = in.readUTF();
        texts[i] = given ? text : null;
      }
      if (in.readInt() != in.available()) {
        return Optional.empty();
      }
      return Optional.of(
          new Copy(
              in.readAllBytes(),
              texts[0],
              texts[1],
              texts[2],
              texts[3],
              texts[4],
              checked,
              now.nanos() - MILLISECONDS.toNanos(millisSince(checked, now)),
              age,
              said));
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private static long millisSince(long checked, Moment now) {
    return Math.max(0, Math.min(OLDEST_MILLIS, now.millis() - checked));
  }
}
