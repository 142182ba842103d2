package io.asyncio4j.check.blocking;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.TypeCastTree;
import io.asyncio4j.check.code.Accessors;
import io.asyncio4j.check.code.Arguments;
import io.asyncio4j.check.code.Texts;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Known;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Returns;
import io.asyncio4j.check.program.Unit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Finds which devices stand behind a reader, a stream, a connection: through all that wraps them.
 */
final class Devices {
  private static final int DEPTH = 10;

  private static final List<String> STREAMS =
      List.of(
          "java.io.InputStream",
          "java.io.OutputStream",
          "java.io.Reader",
          "java.io.Writer",
          "java.io.RandomAccessFile",
          "java.nio.channels.Channel",
          "java.util.Scanner",
          "java.util.Formatter",
          "java.util.zip.ZipFile",
          "java.sql.Wrapper");

  /** Databases that run inside this process; those over the network suspend. */
  private static final List<String> EMBEDDED =
      List.of("jdbc:sqlite:", "jdbc:duckdb:", "jdbc:h2:", "jdbc:derby:", "jdbc:hsqldb:file:");

  private static final List<String> NOT_EMBEDDED =
      List.of(
          "jdbc:h2:mem:", "jdbc:h2:tcp:", "jdbc:h2:ssl:", "jdbc:derby://", "jdbc:derby:memory:");

  private static final List<String> EMBEDDED_PACKAGES =
      List.of("org.sqlite.", "org.duckdb.", "org.apache.derby.jdbc.Embedded");

  private final Program program;
  private final Arguments arguments;

  Devices(Program program) {
    this.program = program;
    this.arguments = Arguments.of(program);
  }

  /** Whether the type reads or writes something. */
  boolean isStream(@Nullable TypeMirror type) {
    return STREAMS.stream().anyMatch(name -> program.knowledge().isA(type, name));
  }

  /** The devices that an expression may be, or read from. */
  Set<Device> behind(Unit unit, ExpressionTree expression) {
    var found = new LinkedHashSet<Device>();
    trace(unit, expression, DEPTH, found);
    return found;
  }

  private void trace(Unit unit, ExpressionTree expression, int depth, Set<Device> found) {
    if (depth == 0) {
      return;
    }
    switch (expression) {
      case ParenthesizedTree inner -> trace(unit, inner.getExpression(), depth, found);
      case TypeCastTree cast -> trace(unit, cast.getExpression(), depth, found);
      case ConditionalExpressionTree either -> {
        trace(unit, either.getTrueExpression(), depth, found);
        trace(unit, either.getFalseExpression(), depth, found);
      }
      case NewClassTree created -> {
        if (program.call(created) instanceof Call call) {
          traceNew(call, depth, found);
        }
      }
      case MethodInvocationTree invocation -> {
        if (program.call(invocation) instanceof Call call) {
          traceCall(call, depth, found);
        }
      }
      default -> {
        if (unit.element(expression) instanceof VariableElement variable) {
          traceVariable(variable, depth, found);
        }
      }
    }
  }

  private void traceVariable(VariableElement variable, int depth, Set<Device> found) {
    Element owner = variable.getEnclosingElement();
    if (owner instanceof TypeElement type
        && type.getQualifiedName().contentEquals("java.lang.System")) {
      if (variable.getSimpleName().contentEquals("in")) {
        found.add(new Device(Device.Kind.STDIN, null));
      }
      return;
    }
    for (Program.Value value : program.values(variable)) {
      trace(value.unit(), value.expression(), depth - 1, found);
    }
    for (Program.Value value : arguments.of(variable)) {
      trace(value.unit(), value.expression(), depth - 1, found);
    }
  }

  private void traceNew(Call call, int depth, Set<Device> found) {
    Device opened = opened(call);
    if (opened != null) {
      found.add(opened);
    } else if (call.targets().isEmpty()
        && !call.arguments().isEmpty()
        && isStream(call.in().unit().type(call.arguments().getFirst()))) {
      trace(call.in().unit(), call.arguments().getFirst(), depth - 1, found);
    }
  }

  private void traceCall(Call call, int depth, Set<Device> found) {
    Device opened = opened(call);
    if (opened != null) {
      found.add(opened);
      return;
    }
    for (Body target : call.targets()) {
      for (ExpressionTree returned : Returns.expressions(target)) {
        trace(target.unit(), returned, depth - 1, found);
      }
    }
    VariableElement component = Accessors.field(program, call);
    ExpressionTree receiver = call.receiver();
    if (component != null) {
      traceVariable(component, depth, found);
    } else if (call.targets().isEmpty()
        && receiver != null
        && isStream(call.in().unit().type(receiver))) {
      trace(call.in().unit(), receiver, depth - 1, found);
    }
  }

  /** What the call opens; null when it opens nothing. */
  @Nullable Device opened(Call call) {
    Known known = call.known();
    if ("pipe".equals(known.value("blocks-later"))) {
      return new Device(Device.Kind.PIPE, call);
    }
    if (known.value("blocks") instanceof String kind && isStream(type(call))) {
      return switch (kind) {
        case "file" -> isOnStream(call) ? null : new Device(Device.Kind.FILE, call);
        case "resource" -> new Device(Device.Kind.RESOURCE, call);
        case "native" -> new Device(Device.Kind.DATABASE, call);
        default -> null;
      };
    }
    if (opensFile(call)) {
      return new Device(Device.Kind.FILE, call);
    }
    return opensDatabase(call) ? new Device(Device.Kind.DATABASE, call) : null;
  }

  private @Nullable TypeMirror type(Call call) {
    return call.in().unit().type(call.tree());
  }

  private boolean isOnStream(Call call) {
    return call.receiver() != null && isStream(call.in().unit().type(call.receiver()));
  }

  /** A writer, scanner and the like that is given a file, not a stream. */
  private boolean opensFile(Call call) {
    if (call.callee().getKind() != ElementKind.CONSTRUCTOR
        || call.arguments().isEmpty()
        || !(call.callee().getEnclosingElement() instanceof TypeElement type)) {
      return false;
    }
    TypeMirror argument = call.callee().getParameters().getFirst().asType();
    boolean isFile =
        program.knowledge().isA(argument, "java.io.File")
            || program.knowledge().isA(argument, "java.nio.file.Path");
    boolean isName = program.knowledge().isA(argument, "java.lang.String");
    return switch (type.getQualifiedName().toString()) {
      case "java.io.PrintWriter",
          "java.io.PrintStream",
          "java.util.Formatter",
          "java.util.zip.ZipFile",
          "java.util.jar.JarFile" ->
          isFile || isName;
      case "java.util.Scanner" -> isFile;
      default -> false;
    };
  }

  private boolean opensDatabase(Call call) {
    if (!call.name().equals("getConnection")) {
      return false;
    }
    Unit unit = call.in().unit();
    if (call.receiver() == null || !program.knowledge().isA(type(call), "java.sql.Connection")) {
      return !call.arguments().isEmpty() && isEmbedded(unit, call.arguments().getFirst());
    }
    return !call.arguments().isEmpty()
        ? isEmbedded(unit, call.arguments().getFirst())
        : isEmbeddedSource(unit, call.receiver(), DEPTH);
  }

  private boolean isEmbedded(Unit unit, ExpressionTree address) {
    String text = Texts.beginning(program, unit, address);
    return text != null
        && EMBEDDED.stream().anyMatch(text::startsWith)
        && NOT_EMBEDDED.stream().noneMatch(text::startsWith);
  }

  private boolean isEmbeddedSource(Unit unit, ExpressionTree source, int depth) {
    TypeMirror type = unit.type(source);
    if (type != null && EMBEDDED_PACKAGES.stream().anyMatch(type.toString()::startsWith)) {
      return true;
    }
    if (depth == 0 || !(unit.element(source) instanceof VariableElement variable)) {
      return false;
    }
    return program.values(variable).stream()
            .anyMatch(value -> isEmbeddedSource(value.unit(), value.expression(), depth - 1))
        || arguments.of(variable).stream()
            .anyMatch(value -> isEmbeddedSource(value.unit(), value.expression(), depth - 1));
  }
}
