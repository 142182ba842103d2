package io.asyncio4j.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramNameTest {
  @ParameterizedTest
  @CsvSource({
    "/opt/aio/cli.jar run --debug some/shop.java --port 8080, shop.java",
    "io.asyncio4j.cli.Aio run -, -",
    "/opt/aio/cli.jar serve-files site, aio serve-files",
    "/srv/shop.jar --port 8080, shop.jar",
    "com.example.Shop run x.java, com.example.Shop",
    "shop/com.example.Shop, com.example.Shop",
    "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher some/shop.java 7, shop.java",
    "'', ?"
  })
  void isWhatAPersonCallsTheProgram(String command, String name) {
    assertThat(ProgramName.of(command)).isEqualTo(name);
  }
}
