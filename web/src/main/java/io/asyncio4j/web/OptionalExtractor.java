package io.asyncio4j.web;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.UnwrapByDefault;
import jakarta.validation.valueextraction.ValueExtractor;
import java.util.Optional;

/**
 * Has a constraint on an {@code Optional} be one on what is in it: {@code @Size(max = 5)
 * Optional<String> q} is {@code Optional<@Size(max = 5) String> q}, as nothing else could be meant.
 */
@UnwrapByDefault
final class OptionalExtractor implements ValueExtractor<Optional<@ExtractedValue ?>> {
  @Override
  public void extractValues(Optional<?> original, ValueReceiver receiver) {
    receiver.value(null, original.orElse(null));
  }
}
