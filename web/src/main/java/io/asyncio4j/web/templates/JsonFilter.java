package io.asyncio4j.web.templates;

import io.asyncio4j.http.Json;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code json}: a value as JSON that is safe in a script and, in single quotes, an attribute. */
final class JsonFilter extends AbstractExtension implements Filter {
  @Override
  public Map<String, Filter> getFilters() {
    return Map.of("json", this);
  }

  @Override
  public @Nullable List<String> getArgumentNames() {
    return null;
  }

  @Override
  public Object apply(
      @Nullable Object value,
      Map<String, Object> arguments,
      PebbleTemplate self,
      EvaluationContext context,
      int lineNumber) {
    String json = value == null ? "null" : Json.standard().text(value);
    return new SafeString(
        json.replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026")
            .replace("'", "\\u0027")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029"));
  }
}
