package io.asyncio4j.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.check.Check;
import io.asyncio4j.check.Checker;
import io.asyncio4j.check.Finding;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has a page, finds what the page calls wrong, and nothing in what it calls right. */
@Timeout(60)
class PagesTest {
  private static final Pattern GIVEN = Pattern.compile("<!-- given:\\n(.*?)-->", Pattern.DOTALL);
  private static final String IMPORTS =
      """
      import static io.asyncio4j.Asyncio.*;
      import io.asyncio4j.*;
      import io.asyncio4j.http.client.*;
      import module java.base;
      """;

  static List<String> names() {
    return Rules.ALL.stream().map(Rule::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theWrongProgramIsFoundAndTheRightOneIsNot(String name) throws IOException {
    String page = Files.readString(Path.of("../docs/checks/" + name + ".md"));
    Matcher given = GIVEN.matcher(page);
    String declarations = given.find() ? given.group(1) : "";

    assertThat(checks(program(block(page, "Wrong"), declarations))).contains(name);
    assertThat(checks(program(block(page, "Right"), declarations))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aClassMaySuppressARule(String name) throws IOException {
    String page = Files.readString(Path.of("../docs/checks/" + name + ".md"));
    Matcher given = GIVEN.matcher(page);
    String program = program(block(page, "Wrong"), given.find() ? given.group(1) : "");
    int body = program.lastIndexOf("import ");
    int start = program.indexOf('\n', body) + 1;
    String wrapped =
        program.substring(0, start)
            + "@SuppressWarnings(\""
            + name
            + "\")\nclass Quiet {\n"
            + program.substring(start)
            + "\n}\n";

    assertThat(checks(wrapped)).doesNotContain(name);
  }

  /** The first block of Java below a heading. */
  private static String block(String page, String heading) {
    int from = page.indexOf("```java\n", page.indexOf("## " + heading)) + "```java\n".length();
    return page.substring(from, page.indexOf("```", from));
  }

  private static String program(String block, String given) {
    if (block.contains("import ")) {
      return block.contains("main(") ? block : block + "\nvoid main() {}\n";
    }
    if (block.contains("void main(")) {
      return IMPORTS + block;
    }
    return block.startsWith("run(")
        ? IMPORTS + "void main() throws Exception {\n" + block + "}\n" + given
        : IMPORTS + block + given + "\nvoid main() {}\n";
  }

  private static List<String> checks(String program) {
    Checker.Result result =
        Checker.of(Check.CLASS_PATH).checkSources(List.of(new SourceText("Main.java", program)));
    assertThat(result.errors()).as(program).isEmpty();
    return result.serious().stream().map(Finding::check).toList();
  }
}
