package io.asyncio4j.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.asyncio4j.http.client.AsyncClient;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a server publishes (JWKS, RFC 7517). For coroutines of any loop; who needs them
 * while they are fetched waits for that one fetch.
 */
final class PublishedKeys implements JWKSource<SecurityContext> {
  private static final long GOOD_FOR = Duration.ofMinutes(5).toNanos();

  /** A token may name any key: not each of them may cost a fetch. */
  private static final long AT_MOST_EVERY = Duration.ofSeconds(30).toNanos();

  private final URI published;
  private final ReentrantLock fetching = new ReentrantLock();
  private @Nullable JWKSet keys;
  private long fetchedAt;

  PublishedKeys(URI published) {
    this.published = published;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    fetching.lock();
    try {
      if (keys == null || age() > GOOD_FOR) {
        refresh();
      }
      List<JWK> found = select(selector);
      if (found.isEmpty() && age() > AT_MOST_EVERY) {
        refresh();
        found = select(selector);
      }
      return found;
    } finally {
      fetching.unlock();
    }
  }

  private long age() {
    return System.nanoTime() - fetchedAt;
  }

  private List<JWK> select(JWKSelector selector) {
    return keys == null ? List.of() : selector.select(keys);
  }

  /** When the server cannot be reached, the keys that are known stay good. */
  private void refresh() throws KeySourceException {
    try (var client = AsyncClient.create()) {
      keys = JWKSet.parse(client.get(published.toString()).raiseForStatus().text());
    } catch (IOException | ParseException e) {
      if (keys == null) {
        throw new KeySourceException("the keys at " + published + " cannot be had", e);
      }
    }
    fetchedAt = System.nanoTime();
  }
}
