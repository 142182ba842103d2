package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a fix makes of a program compiles, prints what it printed, and has the mistake no more. A
 * build looks at one in five; {@code -Dcorpus.step=1} looks at all.
 */
@Timeout(300)
class FixTest {
  private static final Pattern OUTPUT = Pattern.compile("(?s)/\\* output:\\n(.*?)\\n?\\*/\\s*$");

  private static final int STEP = Integer.getInteger("corpus.step", 5);

  @TempDir Path folder;

  private final Checker checker = Checker.of(Check.CLASS_PATH);
  private int fixed;
  private int found;

  @Test
  void fixedProgramsOfTheTunedCorpusDoWhatTheyDid() throws Exception {
    fixAll(Path.of("src/test/corpus/tuned"));
    System.out.println("tuned corpus: " + fixed + " of " + found + " findings have a fix");
    // What only the author can decide, such as what to do about a long computation, has none.
    assertThat(fixed).isGreaterThan(found / 3);
  }

  @Test
  void fixedProgramsThatWereNeverTunedToDoWhatTheyDid() throws Exception {
    fixAll(Path.of("src/test/corpus/heldout"));
    System.out.println("held-out corpus: " + fixed + " of " + found + " findings have a fix");
  }

  private void fixAll(Path corpus) throws Exception {
    List<Path> programs = Corpus.programs(corpus);
    // Others than those of FixedCorpusTest.
    for (int i = STEP / 2; i < programs.size(); i += STEP) {
      fix(programs.get(i));
    }
  }

  private void fix(Path program) throws Exception {
    String source = Files.readString(program);
    SourceText text = new SourceText(program.getFileName().toString(), source);
    List<Finding> findings = check(text).serious();
    found += findings.size();
    List<Fix> fixes = findings.stream().flatMap(finding -> finding.fix().stream()).toList();
    if (fixes.isEmpty()) {
      return;
    }
    fixed += fixes.size();
    var after = new SourceText(text.name(), Fix.apply(source, fixes));
    Checker.Result result = check(after);
    assertThat(result.errors()).as(after.text()).isEmpty();
    // A call that suspends now may be one of a sequence: another rule may have more to say.
    for (Finding finding : findings) {
      if (finding.fix().isPresent()) {
        assertThat(count(result.serious(), finding.check()))
            .as(after.text())
            .isLessThan(count(findings, finding.check()));
      }
    }
    Matcher output = OUTPUT.matcher(source);
    if (output.find()) {
      assertThat(
              RunProgram.output(after.className(), after.text(), folder.resolve("classes" + fixed))
                  .strip())
          .as(after.text())
          .isEqualTo(output.group(1).strip());
    }
  }

  private static long count(List<Finding> findings, String check) {
    return findings.stream().filter(finding -> finding.check().equals(check)).count();
  }

  private Checker.Result check(SourceText text) throws IOException {
    return checker.checkSources(List.of(text));
  }
}
