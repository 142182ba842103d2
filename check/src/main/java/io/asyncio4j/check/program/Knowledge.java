package io.asyncio4j.check.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What is known of methods that have no source here: the tables beside this class, one line a group
 * of methods.
 *
 * <pre>
 * # type                       methods      what they do
 * io.asyncio4j.Asyncio         sleep        suspends sleep
 * java.nio.file.Files          readString   blocks=file reads
 * </pre>
 *
 * A line holds for the type and all that inherit the method; {@code *} is any method that no other
 * line of the type names, {@code new} a constructor. The words:
 *
 * <dl>
 *   <dt>suspends
 *   <dd>suspends, and works in a coroutine only
 *   <dt>parks
 *   <dd>suspends a coroutine, blocks a plain thread
 *   <dt>blocks=kind
 *   <dd>holds the loop's thread
 *   <dt>reads, writes
 *   <dd>asks, or changes, something outside the program
 *   <dt>ordered
 *   <dd>has an effect whose place among others matters
 *   <dt>console
 *   <dd>prints
 *   <dt>sleep, clock
 *   <dd>waits for, or looks at, the time
 *   <dt>awaits
 *   <dd>takes the result of something that is going on already
 *   <dt>pure
 *   <dd>no effect at all, and nothing that changes is looked at
 *   <dt>observes, mutates
 *   <dd>looks at, or changes, its receiver
 *   <dt>view
 *   <dd>gives something that shares its receiver's state
 *   <dt>runs, each, starts, thread, callback, later
 *   <dd>what becomes of lambdas: {@link Handoff}
 *   <dt>shortcuts
 *   <dd>may leave out elements: {@code anyMatch}
 * </dl>
 */
public final class Knowledge {
  private static final List<String> TABLES = List.of("asyncio4j.txt", "jdk.txt", "libraries.txt");

  /** Methods of a type, then what they do; {@code *} for the rest of its methods. */
  private final Map<String, Map<String, Known>> types = new HashMap<>();

  private final Map<TypeElement, List<String>> hierarchies = new HashMap<>();

  private Knowledge() {}

  /** Reads the tables. */
  public static Knowledge load() {
    var knowledge = new Knowledge();
    for (String table : TABLES) {
      try (var in = Knowledge.class.getResourceAsStream(table)) {
        if (in == null) {
          throw new IllegalStateException("the table " + table + " is not beside its class");
        }
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
        lines.forEach(line -> knowledge.read(table, line));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return knowledge;
  }

  private void read(String table, String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    String[] columns = line.strip().split("\\s+", -1);
    if (columns.length < 3) {
      throw new IllegalStateException(table + ": a type, its methods, what they do: " + line);
    }
    var flags = new HashSet<String>();
    var values = new HashMap<String, String>();
    for (int i = 2; i < columns.length; i++) {
      int equals = columns[i].indexOf('=');
      flags.add(equals < 0 ? columns[i] : columns[i].substring(0, equals));
      if (equals > 0) {
        values.put(columns[i].substring(0, equals), columns[i].substring(equals + 1));
      }
    }
    var known = new Known(flags, values);
    for (String method : columns[1].split(",", -1)) {
      types.computeIfAbsent(columns[0], _ -> new HashMap<>()).put(method, known);
    }
  }

  /**
   * What the tables say of a method.
   *
   * @param receiver the type it is called on, where there is one: it may say more than the type
   *     that declares the method
   */
  public Known of(ExecutableElement method, @Nullable TypeMirror receiver) {
    String name = method.getSimpleName().toString();
    if (name.equals("<init>")) {
      name = "new";
    }
    if (receiver instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement type) {
      Known known = find(type, name);
      if (known != Known.NOTHING) {
        return known;
      }
    }
    return method.getEnclosingElement() instanceof TypeElement owner
        ? find(owner, name)
        : Known.NOTHING;
  }

  /** What the tables say of the methods of a name, {@code <init>} for constructors. */
  Known of(TypeElement type, String name) {
    return find(type, name.equals("<init>") ? "new" : name);
  }

  private Known find(TypeElement type, String name) {
    for (String ancestor : hierarchy(type)) {
      Map<String, Known> methods = types.get(ancestor);
      if (methods == null) {
        continue;
      }
      Known known = methods.get(name);
      if (known == null) {
        known = methods.get("*");
      }
      if (known != null) {
        return known;
      }
      if (name.equals("new")) {
        break; // constructors are not inherited
      }
    }
    return Known.NOTHING;
  }

  /** The type and all above it, nearest first. */
  private List<String> hierarchy(TypeElement type) {
    List<String> found = hierarchies.get(type);
    if (found == null) {
      var names = new LinkedHashSet<String>();
      var next = new ArrayDeque<TypeElement>();
      next.add(type);
      while (!next.isEmpty()) {
        TypeElement at = next.remove();
        if (names.add(at.getQualifiedName().toString())) {
          supertypes(at).forEach(next::add);
        }
      }
      found = new ArrayList<>(names);
      hierarchies.put(type, found);
    }
    return found;
  }

  /** Whether one of the type and its supertypes has the name. */
  public boolean isA(TypeElement type, String name) {
    return hierarchy(type).contains(name);
  }

  /** Whether it is of a type with that name, or of one that inherits from it. */
  public boolean isA(@Nullable TypeMirror type, String name) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && isA(element, name);
  }

  static List<TypeElement> supertypes(TypeElement type) {
    var found = new ArrayList<TypeElement>();
    Set<TypeMirror> above = new LinkedHashSet<>();
    if (type.getSuperclass().getKind() == TypeKind.DECLARED) {
      above.add(type.getSuperclass());
    }
    above.addAll(type.getInterfaces());
    for (TypeMirror mirror : above) {
      if (mirror instanceof DeclaredType declared) {
        Element element = declared.asElement();
        if (element instanceof TypeElement typeElement) {
          found.add(typeElement);
        }
      }
    }
    return found;
  }
}
