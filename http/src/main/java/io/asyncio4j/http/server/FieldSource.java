package io.asyncio4j.http.server;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The header fields of a request as they came, before anybody wants all of them. */
interface FieldSource {
  /** The value of the first field of that name, whatever its case. */
  @Nullable String first(String name);

  void forEach(BiConsumer<String, String> consumer);
}
