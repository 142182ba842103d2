package io.asyncio4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.check.Level;
import io.asyncio4j.cli.check.CheckRun.Output;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Projects of two modules, of which {@code shop} needs {@code store}, and that nobody has built.
 */
class MavenTargetsTest {
  @TempDir Path root;

  @BeforeEach
  void writeProject() throws IOException {
    Checked.write(
        root.resolve("pom.xml"),
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId>
          <artifactId>parent</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
          <modules><module>store</module><module>shop</module></modules>
          <properties><sources>src/main/java</sources></properties>
        </project>
        """);
    module("store", "");
    module(
        "shop",
        """
        <dependencies>
          <dependency>
            <groupId>${project.groupId}</groupId>
            <artifactId>store</artifactId>
            <version>${project.version}</version>
          </dependency>
          <dependency>
            <groupId>io.asyncio4j</groupId>
            <artifactId>asyncio4j-core</artifactId>
            <version>0</version>
          </dependency>
        </dependencies>
        <build><sourceDirectory>${sources}</sourceDirectory></build>
        """);
    Checked.write(
        root.resolve("store/src/main/java/org/example/store/Store.java"),
        """
        package org.example.store;

        public class Store {
          public static int price(String what) {
            io.asyncio4j.Asyncio.sleep(java.time.Duration.ofMillis(5));
            return what.length();
          }

          static int twice() {
            return price("a") + price("b");
          }
        }
        """);
    Checked.write(root.resolve("shop/src/main/java/org/example/Shop.java"), shop("Shop"));
    Checked.write(root.resolve("shop/src/main/java/module-info.java"), "module shop {}\n");
    Checked.write(root.resolve("shop/src/test/java/org/example/Tested.java"), shop("Tested"));
  }

  private void module(String name, String rest) throws IOException {
    Checked.write(
        root.resolve(name).resolve("pom.xml"),
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <parent>
            <groupId>org.example</groupId>
            <artifactId>parent</artifactId>
            <version>1</version>
          </parent>
          <artifactId>%s</artifactId>
          %s
        </project>
        """
            .formatted(name, rest));
  }

  private static String shop(String name) {
    return """
    package org.example;

    import org.example.store.Store;

    class %s {
      int both() {
        return Store.price("tea") + Store.price("milk");
      }
    }
    """
        .formatted(name);
  }

  @Test
  void allModulesAreChecked() throws Exception {
    Checked checked = Checked.run(root);

    assertThat(checked.err()).isEmpty();
    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.out())
        .contains(root.resolve("shop/src/main/java/org/example/Shop.java") + ":7:")
        .contains(root.resolve("store/src/main/java/org/example/store/Store.java") + ":10:")
        .contains("2 findings: 2 sequential (2 files, ");
  }

  @Test
  void callsAreFollowedIntoModulesThatWereNotNamed() throws Exception {
    Checked checked = Checked.run(root.resolve("shop/pom.xml"));

    assertThat(checked.err()).isEmpty();
    assertThat(checked.out())
        .contains("Shop.java:7:")
        .contains("1 finding: 1 sequential (1 file, ");
  }

  @Test
  void aFileIsCheckedWithinItsProject() throws Exception {
    Path file = root.resolve("shop/src/main/java/org/example/Shop.java");
    Checked checked = Checked.run(file);

    assertThat(checked.err()).isEmpty();
    assertThat(checked.out()).startsWith(file + ":7:").contains("1 finding");
  }

  @Test
  void testsAreCheckedWhenAsked() throws Exception {
    Checked all = Checked.run(Output.READABLE, Level.WARNING, true, false, root.resolve("shop"));
    assertThat(all.err()).isEmpty();
    assertThat(all.out()).contains("Tested.java:7:").contains("2 findings");

    Checked named = Checked.run(root.resolve("shop/src/test/java"));
    assertThat(named.out()).contains("Tested.java:7:").contains("1 finding");
  }

  @Test
  void aScriptBesideTheModulesIsCheckedToo() throws Exception {
    Path script = Checked.write(root.resolve("shop/demo.java"), Checked.TWO_READS);
    Checked checked = Checked.run(root);

    assertThat(checked.err()).isEmpty();
    assertThat(checked.out()).contains(script + ":13:").contains("3 findings");
  }

  @Test
  void whatIsMissingIsSaidAndTheRestChecked() throws Exception {
    module(
        "store",
        """
        <dependencies>
          <dependency><groupId>org.example</groupId><artifactId>gone</artifactId></dependency>
        </dependencies>
        """);
    Checked checked = Checked.run(root);

    assertThat(checked.err()).contains("store/pom.xml cannot be understood").contains("version");
    assertThat(checked.out()).contains("2 findings");
  }
}
