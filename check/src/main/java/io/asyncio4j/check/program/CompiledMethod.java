package io.asyncio4j.check.program;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the byte code of a method does itself.
 *
 * @param calls the methods it calls, in the order of the code
 * @param lambdas the methods its lambdas and references stand for
 * @param stores whether it assigns a field or an element of an array
 */
record CompiledMethod(List<Callee> calls, List<Callee> lambdas, boolean stores) {
  /**
   * A method as byte code names it.
   *
   * @param owner with slashes, such as {@code java/lang/String}
   */
  record Callee(String owner, String name, String descriptor) {}

  static CompiledMethod of(CodeModel code) {
    var calls = new ArrayList<Callee>();
    var lambdas = new ArrayList<Callee>();
    boolean stores = false;
    // `if (cache == null) { cache = load(); }` skips what is done once only.
    Set<Label> skipped = new HashSet<>();
    Set<Label> passed = new HashSet<>();
    for (CodeElement element : code) {
      switch (element) {
        case LabelTarget target -> {
          skipped.remove(target.label());
          passed.add(target.label());
        }
        case BranchInstruction branch
            when branch.opcode() == Opcode.IFNONNULL && !passed.contains(branch.target()) ->
            skipped.add(branch.target());
        case InvokeInstruction call when skipped.isEmpty() || isConstructor(call) ->
            calls.add(
                new Callee(
                    call.owner().asInternalName(),
                    call.name().stringValue(),
                    call.type().stringValue()));
        case InvokeDynamicInstruction call -> {
          for (var argument : call.bootstrapArgs()) {
            if (argument instanceof DirectMethodHandleDesc method) {
              lambdas.add(
                  new Callee(
                      internalName(method.owner().descriptorString()),
                      method.methodName(),
                      method.lookupDescriptor()));
            }
          }
        }
        case FieldInstruction field ->
            stores |= field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC;
        case ArrayStoreInstruction _ -> stores = true;
        default -> {}
      }
    }
    return new CompiledMethod(List.copyOf(calls), List.copyOf(lambdas), stores);
  }

  private static boolean isConstructor(InvokeInstruction call) {
    return call.name().equalsString("<init>");
  }

  private static String internalName(String descriptor) {
    return descriptor.startsWith("L")
        ? descriptor.substring(1, descriptor.length() - 1)
        : descriptor;
  }
}
