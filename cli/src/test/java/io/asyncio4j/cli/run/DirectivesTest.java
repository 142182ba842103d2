package io.asyncio4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectivesTest {
  private static Directives parse(String text) throws ScriptException {
    return Directives.parse("x.java", text);
  }

  @Test
  void depsStandOneOrMoreToALineAndOnManyLines() throws Exception {
    var directives =
        parse(
            "//DEPS a:b:1 c:d:2:tests@zip, e:f:3;g:h:4 // why\ncode();\n//DEPS i.j:k_l:5.0-RC1\n");
    assertThat(directives.deps.stream().map(Object::toString))
        .containsExactly("a:b:1", "c:d:2:tests@zip", "e:f:3", "g:h:4", "i.j:k_l:5.0-RC1");
  }

  @Test
  void aVersionMayComeFromABillOfMaterials() throws Exception {
    var deps = parse("//DEPS g:bom:1@pom g:a").deps;
    assertThat(deps.getFirst().isBom()).isTrue();
    assertThat(deps.getLast().version()).isEmpty();
  }

  @Test
  void aWrongCoordinateIsReportedWithItsLine() {
    assertThatThrownBy(() -> parse("\n//DEPS gson"))
        .isInstanceOf(ScriptException.class)
        .hasMessage("x.java:2: //DEPS gson should be group:artifact:version[:classifier][@type]");
  }

  @Test
  void onlyTheStartOfALineCounts() throws Exception {
    var directives = parse("  //DEPS a:b:1\nString s = \"//DEPS c:d:1\";\n// DEPS e:f:1\n");
    assertThat(directives.deps).isEmpty();
  }

  @Test
  void optionsKeepWhatIsQuoted() throws Exception {
    var directives = parse("//JAVA_OPTIONS -Xmx1g '-Da=b c'\n//RUNTIME_OPTIONS -Dq=\"it's\"\n");
    assertThat(directives.javaOptions).containsExactly("-Xmx1g", "-Da=b c", "-Dq=it's");
    assertThatThrownBy(() -> parse("//JAVAC_OPTIONS \"-Xlint")).hasMessageContaining("not closed");
  }

  @Test
  void unknownDirectivesSayNothing() throws Exception {
    assertThat(parse("//NATIVE_OPTIONS -O2\n//GAV a:b:c\n//TODO\n").javacOptions).isEmpty();
  }

  @Test
  void aScriptForANewerJavaIsRefusedAndForAnOlderIsNot() throws Exception {
    parse("//JAVA 17");
    parse("//JAVA 21+");
    assertThatThrownBy(() -> parse("//JAVA 999+")).hasMessageContaining("asks for Java 999+");
  }

  @Test
  void theCacheIsWhereTheSystemKeepsSuchThings() {
    assertThat(CacheFolder.location(Map.of(), "Linux", "/home/u"))
        .isEqualTo(Path.of("/home/u/.cache/asyncio4j"));
    assertThat(CacheFolder.location(Map.of(), "Mac OS X", "/Users/u"))
        .isEqualTo(Path.of("/Users/u/Library/Caches/asyncio4j"));
    assertThat(CacheFolder.location(Map.of("XDG_CACHE_HOME", "/c"), "Linux", "/home/u"))
        .isEqualTo(Path.of("/c/asyncio4j"));
  }
}
