package io.asyncio4j.web.templates;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where templates are read from, by names that begin at its root. Blocks its thread. */
sealed interface TemplateSource extends Loader<String> {
  /**
   * The text of a template.
   *
   * @throws NoSuchFileException when there is none; the message says where it was looked for
   */
  String read(String name) throws IOException;

  @Override
  default Reader getReader(String name) {
    try {
      return new StringReader(read(name));
    } catch (NoSuchFileException e) {
      throw new LoaderException(e, "there is no template " + name + " at " + e.getFile());
    } catch (IOException e) {
      throw new LoaderException(e, name + " cannot be read: " + e.getMessage());
    }
  }

  @Override
  default boolean resourceExists(String name) {
    try {
      var _ = read(name);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  default String createCacheKey(String name) {
    return name;
  }

  /** Names are the same wherever they stand. */
  @Override
  default @Nullable String resolveRelativePath(String name, String in) {
    return name;
  }

  @Override
  default void setCharset(String charset) {
    throw new UnsupportedOperationException("templates are in UTF-8");
  }

  @Override
  default void setPrefix(String prefix) {
    throw new UnsupportedOperationException("names begin at the root");
  }

  @Override
  default void setSuffix(String suffix) {
    throw new UnsupportedOperationException("names are whole");
  }

  /** A folder of the file system. */
  record Folder(Path folder) implements TemplateSource {
    @Override
    public String read(String name) throws IOException {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder.normalize())) {
        throw new NoSuchFileException(file + ", which is outside of " + folder);
      }
      return Files.readString(file);
    }

    @Override
    public String toString() {
      return folder.toString();
    }
  }

  /** A folder of the class path. */
  record Resources(Class<?> type) implements TemplateSource {
    @Override
    public String read(String name) throws IOException {
      String resource = "templates/" + name;
      try (InputStream in = type.getResourceAsStream(resource)) {
        if (in == null || name.contains("..")) {
          String folder = "/" + type.getPackageName().replace('.', '/') + "/";
          throw new NoSuchFileException("classpath:" + folder + resource);
        }
        return new String(in.readAllBytes(), UTF_8);
      }
    }

    @Override
    public String toString() {
      return "templates beside " + type.getName();
    }
  }
}
