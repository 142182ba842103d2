package io.asyncio4j.web.templates;

import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.toThread;

import io.pebbletemplates.pebble.cache.PebbleCache;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was read and parsed, which happens in another thread. */
final class TemplateCache implements PebbleCache<Object, PebbleTemplate> {
  private final Map<Object, PebbleTemplate> templates = new ConcurrentHashMap<>();
  private final boolean keeps;

  TemplateCache(boolean keeps) {
    this.keeps = keeps;
  }

  /**
   * Not the map's own {@code computeIfAbsent}: its lock would be held while the coroutine is
   * suspended. Two that need a template at the same time read it twice.
   */
  @Override
  public PebbleTemplate computeIfAbsent(
      Object name, Function<? super Object, ? extends PebbleTemplate> read) {
    PebbleTemplate known = templates.get(name);
    if (known != null) {
      return known;
    }
    PebbleTemplate template = isInsideLoop() ? toThread(() -> read.apply(name)) : read.apply(name);
    if (keeps) {
      templates.put(name, template);
    }
    return template;
  }

  @Override
  public void invalidateAll() {
    templates.clear();
  }

  private static boolean isInsideLoop() {
    try {
      var _ = runningLoop();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
