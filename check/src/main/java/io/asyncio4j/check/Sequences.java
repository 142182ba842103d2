package io.asyncio4j.check;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import io.asyncio4j.check.rules.SequentialAwaits;
import io.asyncio4j.check.sequential.Group;
import io.asyncio4j.check.sequential.Groups;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The findings of {@link SequentialAwaits} with all their calls. */
final class Sequences {
  private record Place(String file, int position) {}

  private Sequences() {}

  /** Those that {@link SequentialAwaits} warns of in {@code program}. */
  static List<Sequence> of(Program program) {
    var reported = new HashSet<Place>();
    var rule = new SequentialAwaits();
    var report = new Report(rule);
    rule.check(program, report);
    for (Finding finding : report.findings()) {
      if (finding.level() != Level.INFO) {
        reported.add(new Place(finding.file(), finding.position()));
      }
    }
    var sequences = new ArrayList<Sequence>();
    for (Body body : program.bodies()) {
      if (!reported.isEmpty() && body.runsIn(Context.COROUTINE)) {
        Unit unit = body.unit();
        for (Group group : Groups.of(program, body)) {
          if (reported.contains(new Place(unit.file(), unit.position(group.at().tree())))) {
            sequences.add(sequence(unit, group));
          }
        }
      }
    }
    return sequences;
  }

  private static Sequence sequence(Unit unit, Group group) {
    return switch (group) {
      case Group.Neighbours(List<Call> calls, _) ->
          new Sequence(fileOf(unit), false, calls.stream().map(Sequences::site).toList());
      case Group.Each(Call call, _) -> new Sequence(fileOf(unit), true, List.of(site(call)));
    };
  }

  /** As in a class file: javac names the source after the last part of its address. */
  private static String fileOf(Unit unit) {
    String path = unit.tree().getSourceFile().toUri().getPath();
    var folder = unit.tree().getPackageName();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return folder == null ? name : folder.toString().replace('.', '/') + "/" + name;
  }

  private static Sequence.Site site(Call call) {
    String method = call.callee().getSimpleName().toString();
    int first = call.line();
    int last = first;
    if (call.tree() instanceof MemberReferenceTree) {
      // It has no frame of its own: what calls it stands somewhere in the statement.
      Unit unit = call.in().unit();
      for (Tree tree : call.path()) {
        if (tree instanceof StatementTree && !(tree instanceof BlockTree)) {
          first = unit.line(unit.start(tree));
          last = unit.line(unit.end(tree));
          break;
        }
      }
    }
    return new Sequence.Site(method, first, last, call.label());
  }
}
