package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The header fields of a request as they came, before anybody wants all of them. */
interface FieldSource {
  /** The value of the first field of that name, whatever its case. */
  @Nullable String first(String name);

  void forEach(BiConsumer<String, String> consumer);

  /** Those of a request that did not come as bytes. */
  static FieldSource of(Headers headers) {
    return new FieldSource() {
      @Override
      public @Nullable String first(String name) {
        return headers.get(name);
      }

      @Override
      public void forEach(BiConsumer<String, String> consumer) {
        headers.forEach(header -> consumer.accept(header.name(), header.value()));
      }
    };
  }
}
