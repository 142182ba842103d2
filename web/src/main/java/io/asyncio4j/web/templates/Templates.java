package io.asyncio4j.web.templates;

import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.development.ProgramRun;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Extension;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pages made of templates, by <a href="https://pebbletemplates.io">Pebble</a>, whose language is
 * that of Jinja and Twig. What is put into a page is escaped as HTML unless the template says
 * otherwise.
 *
 * <pre>{@code
 * var templates = Templates.of(Path.of("templates"));
 * app.get("/notes/{id}", (Integer id) -> templates.render("note.html", Map.of("note", find(id))));
 * }</pre>
 *
 * <p>Any thread. A template is read and parsed in another thread, once or, {@linkplain #reloading
 * while it is worked at}, for each page; the calling coroutine is suspended meanwhile. What is read
 * is rendered in the coroutine itself, as JSON is.
 */
public final class Templates {
  private final TemplateSource source;
  private final boolean reloading;
  private final List<Extension> extensions;
  private final PebbleEngine engine;

  private Templates(TemplateSource source, boolean reloading, List<Extension> extensions) {
    this.source = source;
    this.reloading = reloading;
    this.extensions = extensions;
    var builder =
        new PebbleEngine.Builder()
            .loader(source)
            .templateCache(new TemplateCache(!reloading))
            .strictVariables(true)
            .extension(new JsonFilter());
    for (Extension extension : extensions) {
      builder.extension(extension);
    }
    this.engine = builder.build();
  }

  /**
   * The templates in a folder and the folders below; {@code "notes/list.html"} names one.
   *
   * @throws IllegalArgumentException when there is no such folder
   */
  public static Templates of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          folder.toAbsolutePath() + " is no folder; name the one that the templates are in");
    }
    return new Templates(
        new TemplateSource.Folder(folder.toAbsolutePath()), isWritten(), List.of());
  }

  /**
   * The templates on the class path of {@code type}, in the folder {@code templates} beside it:
   * those of {@code src/main/resources} in the folders of its package.
   */
  public static Templates beside(Class<?> type) {
    return new Templates(
        new TemplateSource.Resources(Objects.requireNonNull(type, "type")), isWritten(), List.of());
  }

  /** Whether somebody is at work on the program. */
  private static boolean isWritten() {
    return ProgramRun.current() != null;
  }

  /**
   * These, read anew for each page: what was changed is seen at once. So they are under {@code aio
   * serve --reload}.
   */
  public Templates reloading() {
    return new Templates(source, true, extensions);
  }

  /** These with more filters, functions, tests or names that all templates know. */
  public Templates with(Extension... more) {
    return new Templates(
        source, reloading, Stream.concat(extensions.stream(), Stream.of(more)).toList());
  }

  /**
   * A page, as {@code text/html} in UTF-8.
   *
   * @param values what the template knows by these names
   * @throws TemplateException when the template is not there, is wrong, or asks for what there is
   *     not
   */
  public ServerResponse render(String name, Map<String, ?> values) {
    return ServerResponse.html(text(name, values));
  }

  /** A page of a template that knows the components of {@code values} by their names. */
  public ServerResponse render(String name, Record values) {
    return render(name, components(values));
  }

  /** What {@link #render(String, Map)} answers, as text: for a part of a page, or a mail. */
  public String text(String name, Map<String, ?> values) {
    var out = new StringWriter();
    try {
      engine.getTemplate(name).evaluate(out, new HashMap<>(values));
    } catch (PebbleException e) {
      throw new TemplateException(message(e), e);
    } catch (IOException e) {
      throw new AssertionError("nothing fails to be written to memory", e);
    }
    return out.toString();
  }

  /** What {@link #render(String, Record)} answers, as text. */
  public String text(String name, Record values) {
    return text(name, components(values));
  }

  private static String message(PebbleException e) {
    if (e.getFileName() == null) {
      return e.getPebbleMessage();
    }
    return e.getFileName() + ":" + e.getLineNumber() + ": " + e.getPebbleMessage();
  }

  private static Map<String, @Nullable Object> components(Record values) {
    var components = new HashMap<String, @Nullable Object>();
    for (RecordComponent component : values.getClass().getRecordComponents()) {
      var accessor = component.getAccessor();
      try {
        accessor.setAccessible(true);
        components.put(component.getName(), accessor.invoke(values));
      } catch (IllegalAccessException e) {
        throw new AssertionError("it was made accessible", e);
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(
            component + " of " + values.getClass().getName() + " cannot be read", e.getCause());
      }
    }
    return components;
  }

  @Override
  public String toString() {
    return "Templates[" + source + "]";
  }
}
