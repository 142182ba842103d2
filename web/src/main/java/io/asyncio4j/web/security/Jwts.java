package io.asyncio4j.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.web.Authentication;
import io.asyncio4j.web.SecurityScheme;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signed tokens (JWT, RFC 7519), given out and taken by Nimbus JOSE + JWT. One algorithm, which the
 * token cannot choose; expiry, issuer and audience are checked.
 *
 * <pre>{@code
 * var tokens = Jwts.hs256(secret).issuer("https://shop.example").lifetime(Duration.ofMinutes(30));
 * app.secure(tokens.password("/token"));
 * app.post("/token", (PasswordForm form) -> AccessToken.bearer(tokens.sign(login(form))));
 * app.perRequest(User.class, (Jwt jwt) -> users.named(jwt.subject()));
 * }</pre>
 *
 * <p>Immutable; any thread.
 */
public final class Jwts implements Authentication<Jwt> {
  private static final int SHORTEST_SECRET = 32;

  private final JWSAlgorithm algorithm;
  private final JWKSource<SecurityContext> keys;
  private final @Nullable PrivateKey signingKey;
  private final byte @Nullable [] secret;
  private final SecurityScheme scheme;
  private final Settings settings;

  /** What is asked of tokens, and said in those that are given out. */
  private record Settings(
      @Nullable String issuer,
      @Nullable String audience,
      Duration lifetime,
      Duration leeway,
      InstantSource clock) {}

  private Jwts(
      JWSAlgorithm algorithm,
      JWKSource<SecurityContext> keys,
      @Nullable PrivateKey signingKey,
      byte @Nullable [] secret,
      SecurityScheme scheme,
      Settings settings) {
    this.algorithm = algorithm;
    this.keys = keys;
    this.signingKey = signingKey;
    this.secret = secret;
    this.scheme = scheme;
    this.settings = settings;
  }

  private static Jwts of(
      JWSAlgorithm algorithm,
      JWKSource<SecurityContext> keys,
      @Nullable PrivateKey signingKey,
      byte @Nullable [] secret) {
    return new Jwts(
        algorithm,
        keys,
        signingKey,
        secret,
        Bearer.scheme("JWT"),
        new Settings(
            null, null, Duration.ofMinutes(30), Duration.ofSeconds(30), InstantSource.system()));
  }

  private static JWKSource<SecurityContext> only(JWK key) {
    return new ImmutableJWKSet<>(new JWKSet(key));
  }

  /**
   * Tokens that are signed and checked with one secret (HMAC with SHA-256).
   *
   * @param secret random, of 32 bytes at least
   */
  public static Jwts hs256(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "a secret of "
              + bytes.length
              + " bytes can be guessed; take one of 32 at least, as openssl rand -hex 32 makes it");
    }
    var key = new OctetSequenceKey.Builder(bytes).build();
    return of(JWSAlgorithm.HS256, only(key), null, bytes);
  }

  /**
   * Tokens that are signed with an RSA key (RS256).
   *
   * @param signingKey null when none are given out here
   */
  public static Jwts rs256(RSAPublicKey key, @Nullable RSAPrivateKey signingKey) {
    return of(JWSAlgorithm.RS256, only(new RSAKey.Builder(key).build()), signingKey, null);
  }

  /**
   * Tokens that are signed with a key on the curve P-256 (ES256).
   *
   * @param signingKey null when none are given out here
   */
  public static Jwts es256(ECPublicKey key, @Nullable ECPrivateKey signingKey) {
    return of(
        JWSAlgorithm.ES256, only(new ECKey.Builder(Curve.P_256, key).build()), signingKey, null);
  }

  /**
   * Tokens of another server, signed by RS256 with one of the keys that it publishes: fetched when
   * they are first needed, kept for five minutes, and fetched again when a token names an unknown
   * one, twice a minute at most.
   */
  public static Jwts jwks(URI published) {
    return of(JWSAlgorithm.RS256, new PublishedKeys(published), null, null);
  }

  private Jwts with(SecurityScheme newScheme, Settings newSettings) {
    return new Jwts(algorithm, keys, signingKey, secret, newScheme, newSettings);
  }

  /** These, with {@code issuer} as who gives them out; others are refused. */
  public Jwts issuer(String issuer) {
    Objects.requireNonNull(issuer, "issuer");
    return with(
        scheme,
        new Settings(
            issuer, settings.audience, settings.lifetime, settings.leeway, settings.clock));
  }

  /** These, for {@code audience}; others are refused. */
  public Jwts audience(String audience) {
    Objects.requireNonNull(audience, "audience");
    return with(
        scheme,
        new Settings(
            settings.issuer, audience, settings.lifetime, settings.leeway, settings.clock));
  }

  /** These, given out for so long: half an hour unless set. */
  public Jwts lifetime(Duration lifetime) {
    if (!lifetime.isPositive()) {
      throw new IllegalArgumentException("a lifetime is more than nothing, not " + lifetime);
    }
    return with(
        scheme,
        new Settings(
            settings.issuer, settings.audience, lifetime, settings.leeway, settings.clock));
  }

  /** These, with clocks that may differ by so much: 30 seconds unless set. */
  public Jwts leeway(Duration leeway) {
    if (leeway.isNegative()) {
      throw new IllegalArgumentException("a leeway is nothing or more, not " + leeway);
    }
    return with(
        scheme,
        new Settings(
            settings.issuer, settings.audience, settings.lifetime, leeway, settings.clock));
  }

  /** These, at the time that {@code clock} has. */
  public Jwts clock(InstantSource clock) {
    Objects.requireNonNull(clock, "clock");
    return with(
        scheme,
        new Settings(
            settings.issuer, settings.audience, settings.lifetime, settings.leeway, clock));
  }

  /** These, given out by the app itself for a name and a password at this path. */
  public Jwts password(String tokenUrl) {
    return password(tokenUrl, Map.of());
  }

  /** These, given out for a name and a password, with what they may be good for. */
  public Jwts password(String tokenUrl, Map<String, String> scopes) {
    return with(Bearer.passwordScheme(tokenUrl, scopes), settings);
  }

  /** These, given out by another server to those who have logged in there. */
  public Jwts authorizationCode(
      String authorizationUrl, String tokenUrl, Map<String, String> scopes) {
    return with(Bearer.codeScheme(authorizationUrl, tokenUrl, scopes), settings);
  }

  @Override
  public Class<Jwt> type() {
    return Jwt.class;
  }

  @Override
  public SecurityScheme scheme() {
    return scheme;
  }

  @Override
  public Jwt authenticate(ServerRequest request) {
    return verify(Bearer.of(request).token());
  }

  /** Gives out a token. */
  public String sign(String subject) {
    return sign(subject, Set.of(), Map.of());
  }

  /** Gives out a token that is good for these scopes. */
  public String sign(String subject, Set<String> scopes) {
    return sign(subject, scopes, Map.of());
  }

  /** Gives out a token that says more. */
  public String sign(String subject, Set<String> scopes, Map<String, ?> claims) {
    Instant now = settings.clock.instant();
    var set =
        new JWTClaimsSet.Builder()
            .subject(subject)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(settings.lifetime)));
    if (settings.issuer != null) {
      set.issuer(settings.issuer);
    }
    if (settings.audience != null) {
      set.audience(settings.audience);
    }
    if (!scopes.isEmpty()) {
      set.claim("scope", String.join(" ", scopes));
    }
    claims.forEach(set::claim);
    var token = new SignedJWT(new JWSHeader(algorithm), set.build());
    try {
      token.sign(signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("the token cannot be signed by " + algorithm, e);
    }
    return token.serialize();
  }

  private JWSSigner signer() throws JOSEException {
    if (secret != null) {
      return new MACSigner(secret);
    }
    return switch (signingKey) {
      case ECPrivateKey ec -> new ECDSASigner(ec);
      case PrivateKey rsa -> new RSASSASigner(rsa);
      case null ->
          throw new IllegalStateException(
              "tokens are only checked here; give a private key to give them out");
    };
  }

  /**
   * What a token says.
   *
   * @throws io.asyncio4j.http.server.StatusException 401 when it is not good
   */
  public Jwt verify(String token) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithm, keys));
    processor.setJWTClaimsSetVerifier(claims());
    try {
      return jwt(processor.process(token, null));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      // Why is for our log at most: it would tell an attacker how far they came.
      throw Bearer.refusal("the token is not good, or no longer");
    }
  }

  private DefaultJWTClaimsVerifier<SecurityContext> claims() {
    var exact = new JWTClaimsSet.Builder();
    if (settings.issuer != null) {
      exact.issuer(settings.issuer);
    }
    InstantSource clock = settings.clock;
    var verifier =
        new DefaultJWTClaimsVerifier<SecurityContext>(
            settings.audience == null ? null : Set.of(settings.audience),
            exact.build(),
            Set.of("exp"),
            null) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew((int) settings.leeway.toSeconds());
    return verifier;
  }

  private static Jwt jwt(JWTClaimsSet set) {
    Object scope = set.getClaim("scope") != null ? set.getClaim("scope") : set.getClaim("scp");
    Set<String> scopes =
        switch (scope) {
          case String text -> Scopes.parse(text);
          case Iterable<?> list -> {
            var texts = new java.util.LinkedHashSet<String>();
            list.forEach(s -> texts.add(String.valueOf(s)));
            yield texts;
          }
          case null, default -> Set.of();
        };
    Date expires = set.getExpirationTime();
    var claims = new LinkedHashMap<String, Object>();
    set.getClaims()
        .forEach((name, value) -> {
          if (value != null) {
            claims.put(name, value instanceof Date date ? date.toInstant() : value);
          }
        });
    return new Jwt(set.getSubject(), expires == null ? null : expires.toInstant(), scopes, claims);
  }
}
