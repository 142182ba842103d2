package io.asyncio4j.check.rules;

import io.asyncio4j.check.Mistake;
import io.asyncio4j.check.Report;
import io.asyncio4j.check.Rule;
import io.asyncio4j.check.mixed.Outlives;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Context;
import io.asyncio4j.check.program.Program;
import javax.lang.model.element.VariableElement;

/** A resource that is closed while a task still uses it. */
public final class ResourceOutlived implements Rule {
  @Override
  public String name() {
    return "AioResourceOutlived";
  }

  @Override
  public Mistake mistake() {
    return Mistake.MIXED;
  }

  @Override
  public String summary() {
    return "A task uses a resource that is closed before the task ends.";
  }

  @Override
  public void check(Program program, Report report) {
    var outlives = new Outlives(program);
    for (Body body : program.bodies()) {
      for (Call call : body.calls()) {
        VariableElement resource = outlives.resource(call);
        if (resource != null) {
          String name = resource.getSimpleName().toString();
          report.warn(
              body.unit(),
              call.path(),
              "the task uses "
                  + name
                  + ", which is closed at the end of the try block, and nothing there waits for"
                  + " the task; await it in the block, or open "
                  + name
                  + " in the task",
              body.wayTo(Context.COROUTINE));
        }
      }
    }
  }
}
