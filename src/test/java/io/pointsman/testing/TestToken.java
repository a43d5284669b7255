package io.pointsman.testing;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** An access token in the making: as it should be, unless something is changed. */
public final class TestToken {

  public static final String AUDIENCE = "pointsman-api";

  private final JwtClaims claims = new JwtClaims();
  private Key key;
  private String keyId;
  private String algorithm = "RS256";
  private String type = "JWT";

  TestToken(String issuer, PublicJsonWebKey key) {
    claims.setIssuer(issuer);
    claims.setAudience(AUDIENCE);
    claims.setSubject("anna");
    claims.setExpirationTimeMinutesInTheFuture(60);
    by(key);
  }

  /** Null takes the claim away. */
  public TestToken claim(String name, Object value) {
    if (value == null) {
      claims.unsetClaim(name);
    } else {
      claims.setClaim(name, value);
    }
    return this;
  }

  public TestToken at(String name, long secondsFromNow) {
    return claim(name, NumericDate.now().getValue() + secondsFromNow);
  }

  public TestToken by(PublicJsonWebKey signer) {
    key = signer.getPrivateKey();
    keyId = signer.getKeyId();
    return this;
  }

  public TestToken keyId(String id) {
    keyId = id;
    return this;
  }

  public TestToken algorithm(String name) {
    algorithm = name;
    return this;
  }

  public TestToken type(String name) {
    type = name;
    return this;
  }

  /** HS256 with the bytes of what everybody knows: the classic confusion of algorithms. */
  public TestToken byPublicKey(PublicJsonWebKey known) {
    key = new HmacKey(known.getPublicKey().getEncoded());
    keyId = known.getKeyId();
    algorithm = "HS256";
    return this;
  }

  public String signed() {
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    token.setKey(key);
    if (keyId != null) {
      token.setKeyIdHeaderValue(keyId);
    }
    token.setHeader("typ", type);
    token.setAlgorithmHeaderValue(algorithm);
    token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    token.setDoKeyValidation(false);
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code alg: none}, with nothing where the signature should be. */
  public String unsigned() {
    return encoded("{\"alg\":\"none\"}") + "." + encoded(claims.toJson()) + ".";
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
