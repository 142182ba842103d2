package io.asyncio4j.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class EncodingsTest {
  @Test
  void whatNeedsAJarIsOfferedWhereTheJarIs() {
    assertThat(Encodings.accepted()).isEqualTo("gzip, deflate, br, zstd");
  }

  @Test
  void withoutTheJarsTheOthersAreLeft() throws Exception {
    try (var loader = new WithoutJars()) {
      var accepted = loader.loadClass(Encodings.class.getName()).getDeclaredMethod("accepted");
      accepted.setAccessible(true);

      assertThat(accepted.invoke(null)).isEqualTo("gzip, deflate");
    }
  }

  /** Loads our classes anew, where there are no decoders. */
  private static final class WithoutJars extends URLClassLoader {
    WithoutJars() {
      super(
          new URL[] {Encodings.class.getProtectionDomain().getCodeSource().getLocation()},
          Encodings.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.brotli.") || name.startsWith("io.airlift.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(Encodings.class.getPackageName() + ".")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
