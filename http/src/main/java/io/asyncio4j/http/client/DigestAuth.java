package io.asyncio4j.http.client;

import io.asyncio4j.http.Parameters;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFC 7616, with {@code qop=auth}, {@code auth-int} or none. */
final class DigestAuth implements Auth {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The best first. */
  private static final List<String> ALGORITHMS = List.of("SHA-512-256", "SHA-256", "MD5");

  private final String user;
  private final String password;
  private final Map<Origin, Challenge> challenges = new HashMap<>();

  DigestAuth(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /** What a server has asked for, and how often it was answered. */
  private static final class Challenge {
    final Map<String, String> parameters;
    final String algorithm;
    final boolean isSession;
    int count;

    Challenge(Map<String, String> parameters, String algorithm, boolean isSession) {
      this.parameters = parameters;
      this.algorithm = algorithm;
      this.isSession = isSession;
    }

    String get(String name) {
      return parameters.getOrDefault(name, "");
    }
  }

  @Override
  public StreamingResponse authenticate(Request request, Transport next) throws IOException {
    Origin origin = Origin.of(request.url());
    Challenge known = challenges.get(origin);
    StreamingResponse response = next.send(known == null ? request : authorized(request, known));
    // After a redirect elsewhere it is not this origin that asks.
    if (response.status() != 401 || !Origin.of(response.url()).equals(origin)) {
      return response;
    }
    Challenge challenge = choose(response.headers().all("WWW-Authenticate"));
    boolean isStale =
        challenge != null && challenge.get("stale").toLowerCase(Locale.ROOT).equals("true");
    boolean isRefused =
        known != null
            && challenge != null
            && !isStale
            && challenge.get("nonce").equals(known.get("nonce"));
    if (challenge == null || isRefused || !request.isRepeatable()) {
      return response;
    }
    challenges.put(origin, challenge);
    response.readUpTo(64 * 1024);
    return next.send(authorized(request, challenge));
  }

  private static @Nullable Challenge choose(List<String> headers) {
    Challenge best = null;
    for (String header : headers) {
      for (String challenge : header.split("(?i)(?=\\bDigest\\s)", -1)) {
        if (!challenge.regionMatches(true, 0, "Digest ", 0, 7)) {
          continue;
        }
        Map<String, String> parameters = Parameters.parse(challenge.substring(7), ',');
        String algorithm = parameters.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
        boolean isSession = algorithm.endsWith("-SESS");
        String plain = isSession ? algorithm.substring(0, algorithm.length() - 5) : algorithm;
        if (parameters.containsKey("nonce") && ALGORITHMS.contains(plain)) {
          var found = new Challenge(parameters, plain, isSession);
          if (best == null || ALGORITHMS.indexOf(plain) < ALGORITHMS.indexOf(best.algorithm)) {
            best = found;
          }
        }
      }
    }
    return best;
  }

  private Request authorized(Request request, Challenge challenge) throws IOException {
    String clientNonce = new BigInteger(128, RANDOM).toString(16);
    return request.header("Authorization", header(request, challenge, clientNonce));
  }

  private String header(Request request, Challenge challenge, String clientNonce)
      throws IOException {
    String target = Urls.target(request.url());
    String realm = challenge.get("realm");
    String nonce = challenge.get("nonce");
    List<String> offered = List.of(challenge.get("qop").toLowerCase(Locale.ROOT).split("[ ,]+"));
    String quality =
        offered.contains("auth") ? "auth" : offered.contains("auth-int") ? "auth-int" : "";
    String count = String.format(Locale.ROOT, "%08x", ++challenge.count);
    MessageDigest digest = digest(challenge.algorithm);

    String secret = hash(digest, user + ":" + realm + ":" + password);
    if (challenge.isSession) {
      secret = hash(digest, secret + ":" + nonce + ":" + clientNonce);
    }
    String asked = request.method() + ":" + target;
    if (quality.equals("auth-int")) {
      Body body = request.body();
      byte[] bytes = body == null ? BytesBody.NONE : Body.toBytes(body);
      asked += ":" + HexFormat.of().formatHex(digest.digest(bytes));
    }
    String proof =
        quality.isEmpty()
            ? secret + ":" + nonce + ":" + hash(digest, asked)
            : String.join(":", secret, nonce, count, clientNonce, quality, hash(digest, asked));

    var header = new StringBuilder("Digest username=").append(quoted(user));
    header.append(", realm=").append(quoted(realm));
    header.append(", nonce=").append(quoted(nonce));
    header.append(", uri=").append(quoted(target));
    header.append(", response=\"").append(hash(digest, proof)).append('"');
    if (challenge.parameters.containsKey("algorithm")) {
      header.append(", algorithm=").append(challenge.get("algorithm"));
    }
    if (challenge.parameters.containsKey("opaque")) {
      header.append(", opaque=").append(quoted(challenge.get("opaque")));
    }
    if (!quality.isEmpty()) {
      header.append(", qop=").append(quality).append(", nc=").append(count);
      header.append(", cnonce=\"").append(clientNonce).append('"');
    } else if (challenge.isSession) {
      header.append(", cnonce=\"").append(clientNonce).append('"');
    }
    return header.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String hash(MessageDigest digest, String text) {
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.equals("SHA-512-256") ? "SHA-512/256" : algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no " + algorithm, e);
    }
  }
}
