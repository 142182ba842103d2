package io.asyncio4j.check.blocking;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import io.asyncio4j.check.code.Texts;
import io.asyncio4j.check.program.Body;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Known;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The calls of a body that hold the thread: of each resource the first, where it is opened. */
public final class BlockingCalls {
  private static final Pattern FILE_WORK =
      Pattern.compile("^(read|parse|load|write|store|save|open|copy|delete|new|create)");
  private static final Pattern QUICK_KEYS = Pattern.compile("(?i)(ec|ed|x25|x448|xdh|ml-).*");
  private static final String PARALLEL =
      "makes the loop's thread work with those of the common pool";
  private static final Set<String> QUIET =
      Set.of(
          "close",
          "available",
          "ready",
          "mark",
          "markSupported",
          "toString",
          "hashCode",
          "equals",
          "getClass",
          "delimiter",
          "useDelimiter",
          "useLocale",
          "getEncoding",
          "checkError",
          "isOpen",
          "createStatement",
          "setAutoCommit",
          "isClosed",
          "wasNull");

  private final Program program;
  private final Devices devices;
  private final LookUps lookUps;

  private BlockingCalls(Program program) {
    this.program = program;
    this.devices = new Devices(program);
    this.lookUps = new LookUps(program);
  }

  /**
   * One call.
   *
   * @param what it does, such as {@code reads or writes a file}
   */
  public record Blocking(Call call, String what) {}

  public static BlockingCalls of(Program program) {
    return program.analysis(BlockingCalls.class, BlockingCalls::new);
  }

  /** Those of one body, in the order of the text. */
  public List<Blocking> in(Body body) {
    var calls = new ArrayList<>(body.calls());
    calls.sort(Comparator.comparingInt(call -> body.unit().position(call.tree())));
    var found = new ArrayList<Blocking>();
    var seen = new HashSet<Device>();
    for (Call call : calls) {
      Blocking blocking = direct(call);
      if (blocking == null) {
        blocking = onDevice(call, seen);
      }
      if (blocking != null) {
        found.add(blocking);
      }
    }
    return found;
  }

  /** A call that blocks by itself. */
  private @Nullable Blocking direct(Call call) {
    Device opened = devices.opened(call);
    if (opened != null && opened.kind().opensBlocking()) {
      return new Blocking(call, what(opened.kind()));
    }
    if (NativeCode.isCalled(program, call)) {
      return new Blocking(call, "runs native code");
    }
    if (isFileWork(call)) {
      return new Blocking(call, what(Device.Kind.FILE));
    }
    if (lookUps.compares(call)) {
      return new Blocking(call, "looks up the names of hosts to compare them");
    }
    String kind = call.known().value("blocks");
    if (kind == null || isOnStream(call)) {
      return null;
    }
    String what =
        switch (kind) {
          case "file" -> what(Device.Kind.FILE);
          case "given-file" -> isGivenFile(call) ? what(Device.Kind.FILE) : null;
          case "resource" -> what(Device.Kind.RESOURCE);
          case "stdin" -> what(Device.Kind.STDIN);
          case "native" -> "runs native code";
          case "dns" -> lookUps.isMade(call) ? "looks up a name" : null;
          case "parallel" -> PARALLEL;
          case "parallel-flag" -> isTrue(call) ? PARALLEL : null;
          case "parallel-bulk" -> isSplit(call) ? PARALLEL : null;
          case "gui" -> "waits for a person";
          case "crypto" -> "computes for long on purpose";
          case "crypto-keys" -> isOfQuickKind(call) ? null : "computes for long on purpose";
          default -> null;
        };
    return what == null ? null : new Blocking(call, what);
  }

  /** A library's method that is given a file, and says that it reads or writes. */
  private boolean isFileWork(Call call) {
    return call.known() == Known.NOTHING
        && call.targets().isEmpty()
        && !call.owner().startsWith("io.asyncio4j.")
        && FILE_WORK.matcher(call.name()).find()
        && call.callee().getEnclosingElement() instanceof TypeElement type
        && !program.declares(type)
        && isGivenFile(call);
  }

  private boolean isGivenFile(Call call) {
    return call.callee().getParameters().stream()
        .map(VariableElement::asType)
        .anyMatch(type ->
            program.knowledge().isA(type, "java.io.File")
                || program.knowledge().isA(type, "java.nio.file.Path"));
  }

  private boolean isOnStream(Call call) {
    return call.receiver() != null
        && call.callee().getKind() != ElementKind.CONSTRUCTOR
        && !call.callee().getModifiers().contains(Modifier.STATIC)
        && devices.isStream(call.in().unit().type(call.receiver()));
  }

  private static String what(Device.Kind kind) {
    return switch (kind) {
      case FILE -> "reads or writes a file";
      case RESOURCE -> "reads a file of the class path";
      case DATABASE -> "runs a database inside this process";
      case PIPE -> "waits for another process at a pipe";
      case STDIN -> "waits for standard input";
    };
  }

  /** Whether bulk work on a table is split at all: it is not below a threshold. */
  private boolean isSplit(Call call) {
    return !call.arguments().isEmpty()
        && Texts.number(program, call.in().unit(), call.arguments().getFirst()) < Integer.MAX_VALUE;
  }

  private static boolean isTrue(Call call) {
    return !call.arguments().isEmpty()
        && call.arguments().getLast() instanceof LiteralTree flag
        && Boolean.TRUE.equals(flag.getValue());
  }

  /** Keys of elliptic curves are made in a moment, those of RSA are not. */
  private boolean isOfQuickKind(Call call) {
    return call.receiver() != null && isOfQuickKind(call.in().unit(), call.receiver());
  }

  private boolean isOfQuickKind(Unit unit, ExpressionTree generator) {
    if (program.call(generator) instanceof Call made && !made.arguments().isEmpty()) {
      String kind = Texts.beginning(program, unit, made.arguments().getFirst());
      return kind != null && QUICK_KEYS.matcher(kind).matches();
    }
    return unit.element(generator) instanceof VariableElement variable
        && program.values(variable).stream()
            .anyMatch(value ->
                program.call(value.expression()) != null
                    && isOfQuickKind(value.unit(), value.expression()));
  }

  /** A call that reads or writes what was opened elsewhere, and not on the loop. */
  private @Nullable Blocking onDevice(Call call, Set<Device> seen) {
    if (!call.targets().isEmpty()
        || call.callee().getKind() == ElementKind.CONSTRUCTOR
        || call.known().value("blocks-later") != null
        || QUIET.contains(call.name())
        || call.name().startsWith("set")
        || call.name().startsWith("get")) {
      return null;
    }
    Unit unit = call.in().unit();
    var used = new ArrayList<ExpressionTree>(call.arguments());
    if (call.receiver() != null) {
      used.addFirst(call.receiver());
    }
    Blocking found = null;
    for (ExpressionTree expression : used) {
      TypeMirror type = unit.type(expression);
      if (!devices.isStream(type) || program.knowledge().isA(type, "java.io.PrintStream")) {
        continue;
      }
      for (Device device : devices.behind(unit, expression)) {
        if (device.kind() == Device.Kind.STDIN) {
          found = new Blocking(call, what(device.kind()));
        } else if (!isReportedWhereOpened(call, device)
            && isReported(call, device)
            && seen.add(device)) {
          found = new Blocking(call, what(device.kind()));
        }
      }
    }
    return found;
  }

  /** What is opened and read in one method is one mistake. */
  private static boolean isReportedWhereOpened(Call call, Device device) {
    return device.kind().opensBlocking()
        && device.opened() != null
        && device.opened().in() == call.in()
        && call.in().runsOnLoop();
  }

  /** What is written to a pipe is mostly taken at once; the answer is what is waited for. */
  private boolean isReported(Call call, Device device) {
    return device.kind() != Device.Kind.PIPE || !isWriter(call) || !readsPipe(call.in());
  }

  private boolean isWriter(Call call) {
    TypeMirror type = call.receiver() == null ? null : call.in().unit().type(call.receiver());
    return program.knowledge().isA(type, "java.io.Writer")
        || program.knowledge().isA(type, "java.io.OutputStream");
  }

  private boolean readsPipe(Body body) {
    return body.calls().stream()
        .anyMatch(call ->
            call.receiver() != null
                && !isWriter(call)
                && devices.isStream(body.unit().type(call.receiver()))
                && devices.behind(body.unit(), call.receiver()).stream()
                    .anyMatch(device -> device.kind() == Device.Kind.PIPE));
  }
}
