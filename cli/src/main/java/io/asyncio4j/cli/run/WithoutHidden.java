package io.asyncio4j.cli.run;

import java.io.IOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The application's class loader without the classes and resources of some places. */
final class WithoutHidden extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassLoader application = Objects.requireNonNull(getClass().getClassLoader());
  private final Set<String> hidden;

  /**
   * @param hidden the places, as URLs
   */
  WithoutHidden(Set<String> hidden) {
    super("asyncio4j", getPlatformClassLoader());
    this.hidden = hidden;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> found = application.loadClass(name);
    CodeSource source = found.getProtectionDomain().getCodeSource();
    if (source != null && hidden.contains(source.getLocation().toString())) {
      throw new ClassNotFoundException(name);
    }
    return found;
  }

  @Override
  protected @Nullable URL findResource(String name) {
    try {
      Enumeration<URL> found = findResources(name);
      return found.hasMoreElements() ? found.nextElement() : null;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    var visible = new ArrayList<URL>();
    for (URL url : Collections.list(application.getResources(name))) {
      String place = url.toString();
      if (hidden.stream().noneMatch(h -> place.startsWith(h) || place.startsWith("jar:" + h))) {
        visible.add(url);
      }
    }
    return Collections.enumeration(visible);
  }
}
