package io.pointsman.manifest;

import io.pointsman.manifest.upstream.Fetched;
import io.pointsman.manifest.upstream.Freshness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What a tenant's server gave, as it gave it.
 *
 * @param bytes not to be changed
 * @param tag our own strong ETag of the bytes
 * @param base where relative URLs in it start
 * @param etag the tenant's; null if it gave none
 * @param lastModified as given; null if it was not
 * @param checked when the tenant last said that it is so, in milliseconds since 1970
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
    int age,
    int said) {

  private static final int VERSION = 1;

  static Copy of(Fetched.Whole whole, String tag, long now) {
    return new Copy(
        whole.bytes(),
        tag,
        whole.mediaType(),
        whole.base(),
        whole.etag(),
        whole.lastModified(),
        now,
        whole.freshness().age(),
        whole.freshness().seconds());
  }

  /** After the tenant said that it is still so. */
  Copy checked(Freshness freshness, long now) {
    return new Copy(
        bytes,
        tag,
        mediaType,
        base,
        etag,
        lastModified,
        now,
        freshness.age(),
        freshness.seconds() < 0 ? said : freshness.seconds());
  }

  /**
   * @param freshSeconds the profile's word, where the tenant's server said nothing
   */
  boolean isFresh(int freshSeconds, long now) {
    return now < checked + lifetime(freshSeconds) * 1000;
  }

  /** Whether it may stand in for an answer that does not come. */
  boolean isGoodEnough(int freshSeconds, int staleSeconds, long now) {
    return now < checked + (lifetime(freshSeconds) + staleSeconds) * 1000;
  }

  /** For how many seconds it is fresh, from when it was checked. */
  long lifetime(int freshSeconds) {
    return said < 0 ? freshSeconds : said;
  }

  /** Seconds since it was surely so, at least 0; clocks of replicas may differ a little. */
  long age(long now) {
    return Math.max(0, (now - checked) / 1000) + age;
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

  /** Empty for what another version wrote, or nobody. */
  static Optional<Copy> decode(byte[] encoded) {
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
              age,
              said));
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }
}
