package io.asyncio4j.check.program;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** One call: of a method, a constructor, or through a method reference. */
public final class Call {
  private static final int SAMPLE = 24;

  private final Body in;
  private final TreePath path;
  private final ExecutableElement callee;
  private final @Nullable ExpressionTree receiver;
  private final List<? extends ExpressionTree> arguments;
  private final Known known;
  private final List<Body> targets = new ArrayList<>();
  private final List<Body> given = new ArrayList<>();
  private final List<Passed> passed = new ArrayList<>();

  Call(
      Body in,
      TreePath path,
      ExecutableElement callee,
      @Nullable ExpressionTree receiver,
      List<? extends ExpressionTree> arguments,
      Known known) {
    this.in = in;
    this.path = path;
    this.callee = callee;
    this.receiver = receiver;
    this.arguments = arguments;
    this.known = known;
  }

  /** The body that makes it. */
  public Body in() {
    return in;
  }

  /** A method invocation, a {@code new}, or a member reference. */
  public Tree tree() {
    return path.getLeaf();
  }

  public TreePath path() {
    return path;
  }

  public ExecutableElement callee() {
    return callee;
  }

  /** The expression before the dot; null for a plain name. */
  public @Nullable ExpressionTree receiver() {
    return receiver;
  }

  /** What is passed; empty for a member reference. */
  public List<? extends ExpressionTree> arguments() {
    return arguments;
  }

  /** What the tables say of the method; {@link Known#NOTHING} for one of the program. */
  public Known known() {
    return known;
  }

  /** The bodies of the program that may run, without those it passes. */
  public List<Body> targets() {
    return targets;
  }

  /**
   * Some of them, where there are very many: what an interface's method does is known from a few
   * dozen implementations, and looking at all from every call would take time squared.
   */
  List<Body> sample() {
    return targets.size() <= SAMPLE ? targets : targets.subList(0, SAMPLE);
  }

  /**
   * What callers pass for the parameter that is called here, as in {@code body.call()}. It runs
   * here, but a summary has it where it is passed.
   */
  public List<Body> given() {
    return given;
  }

  /** The lambdas and references among the arguments. */
  public List<Passed> passed() {
    return passed;
  }

  /** What runs within the call, in the caller: its targets, and lambdas that it calls at once. */
  public Set<Body> runs() {
    var found = new LinkedHashSet<>(targets);
    for (Passed each : passed) {
      if (each.how() == Handoff.RUNS || each.how() == Handoff.EACH) {
        found.add(each.body());
      }
    }
    return found;
  }

  /** The qualified name of the type that declares the method. */
  public String owner() {
    return callee.getEnclosingElement() instanceof TypeElement type
        ? type.getQualifiedName().toString()
        : "";
  }

  /** The method's simple name; of a constructor the class's. */
  public String name() {
    Element owner = callee.getEnclosingElement();
    return callee.getKind() == ElementKind.CONSTRUCTOR && owner != null
        ? owner.getSimpleName().toString()
        : callee.getSimpleName().toString();
  }

  /** How messages call it, such as {@code client.get(...)}. */
  public String label() {
    String text = in.unit().source(tree()).replaceAll("\\s+", " ");
    return text.length() <= 48 ? text : name() + "(...)";
  }

  /** Where it is, such as {@code Shop.java:12}. */
  public String place() {
    String file = in.unit().file();
    return file.substring(file.lastIndexOf('/') + 1) + ":" + line();
  }

  public int line() {
    return in.unit().lineOf(tree());
  }

  @Override
  public String toString() {
    return label() + " (" + place() + ")";
  }
}
