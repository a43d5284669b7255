package io.pointsman.security;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM under one key, with a random nonce in front of what it encrypts. */
final class AesGcm {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final SecretKey key;
  private final SecureRandom random;

  /**
   * @param key 32 bytes, copied
   */
  AesGcm(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  byte[] encrypt(byte[] clear, byte[] associated) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] whole = new byte[NONCE_BYTES + clear.length + TAG_BYTES];
    System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
    try {
      cipher(Cipher.ENCRYPT_MODE, nonce, associated)
          .doFinal(clear, 0, clear.length, whole, NONCE_BYTES);
      return whole;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM cannot encrypt", e);
    }
  }

  /**
   * @throws UnopenedSecretException if anything differs from what was encrypted
   */
  byte[] decrypt(byte[] whole, byte[] associated) {
    if (whole.length < NONCE_BYTES + TAG_BYTES) {
      throw new UnopenedSecretException("it is cut short");
    }
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, associated)
          .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw new UnopenedSecretException(
          "it was altered, belongs elsewhere, or another key has the name of its own");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM cannot decrypt", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] associated) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(associated);
    return cipher;
  }
}
