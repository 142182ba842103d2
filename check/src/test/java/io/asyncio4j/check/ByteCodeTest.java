package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a library does that is on the class path as byte code alone. */
class ByteCodeTest {
  private static final String LIBRARY =
      """
      package shop;

      import static io.asyncio4j.Asyncio.*;

      import java.nio.file.*;
      import java.time.Duration;
      import java.util.*;

      public class Shop {
        private final Map<Integer, String> cache = new HashMap<>();
        private static String settings;

        public String product(int id) { return Remote.get("product", id); }
        public String price(int id) { return Remote.get("price", id); }
        public String product(String name) { return name; }
        public String price(String name) { return name; }
        public String cached(int id) {
          String found = product(id);
          cache.put(id, found);
          return found;
        }
        public void save(int id) { Remote.get("save", id); }

        public static String settings(String file) throws Exception { return Disk.load(file); }
        public static String settingsElsewhere(String file) throws Exception { return toThread(() -> Disk.load(file)); }
        public static String settingsOnce() throws Exception {
          if (settings == null) {
            settings = Disk.load("settings");
          }
          return settings;
        }

        static final class Remote {
          static String get(String what, int id) {
            sleep(Duration.ofMillis(5));
            return what + id;
          }
        }

        static final class Disk {
          static String load(String file) throws Exception { return Files.readString(Path.of(file)); }
        }
      }
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void compile() throws IOException {
    RunProgram.compile("Shop", LIBRARY, folder);
  }

  @Test
  void callsThatWaitInALibraryMakeASequence() {
    assertThat(places("String a = shop.product(1);", "String b = shop.price(1);"))
        .containsExactly("8:AioSequentialAwaits:WARNING");
  }

  @Test
  void overloadsAreTakenForThemselves() {
    assertThat(places("String a = shop.product(\"a\");", "String b = shop.price(\"b\");"))
        .isEmpty();
  }

  @Test
  void whatMayChangeTheLibrarysObjectIsLeftInOrder() {
    assertThat(places("String a = shop.cached(1);", "String b = shop.cached(2);")).isEmpty();
    assertThat(places("String a = shop.product(1);", "shop.save(2);", "String b = \"\";"))
        .noneMatch(place -> place.endsWith("WARNING"));
  }

  @Test
  void aFileThatALibraryReadsHoldsTheLoop() {
    assertThat(places("String a = Shop.settings(\"a\");", "String b = \"\";"))
        .containsExactly("7:AioBlockingCall:WARNING");
  }

  @Test
  void whatALibraryDoesInAThreadOrOnceOnlyIsRight() {
    assertThat(places("String a = Shop.settingsElsewhere(\"a\");", "String b = \"\";")).isEmpty();
    assertThat(places("String a = Shop.settingsOnce();", "String b = \"\";")).isEmpty();
  }

  @Test
  void aLibrarysMethodThatSuspendsNeedsALoop() {
    assertThat(check("import shop.*;\n\nvoid main() {\n  IO.println(new Shop().product(1));\n}\n"))
        .containsExactly("4:AioNoLoop:ERROR");
  }

  private static List<String> places(String... lines) {
    return check(
        """
        import static io.asyncio4j.Asyncio.*;
        import shop.*;

        void main() throws Exception {
          var shop = new Shop();
          run(() -> {
            %s
            IO.println(a + b);
          });
        }
        """
            .formatted(String.join("\n    ", lines)));
  }

  private static List<String> check(String source) {
    var classPath = new ArrayList<>(Check.CLASS_PATH);
    classPath.add(folder);
    var result = Checker.of(classPath).checkSources(List.of(new SourceText("Main.java", source)));
    assertThat(result.errors()).isEmpty();
    return result.findings().stream()
        .map(found -> found.line() + ":" + found.check() + ":" + found.level())
        .toList();
  }
}
