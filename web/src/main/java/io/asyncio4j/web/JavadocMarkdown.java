package io.asyncio4j.web;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import java.util.List;
import java.util.Locale;

/** Javadoc's HTML and tags as Markdown. */
final class JavadocMarkdown {
  private final StringBuilder out = new StringBuilder();
  private boolean verbatim;

  private JavadocMarkdown() {}

  static String of(List<? extends DocTree> trees) {
    var markdown = new JavadocMarkdown();
    trees.forEach(markdown::add);
    return markdown.out.toString().strip().replaceAll("\n{3,}", "\n\n");
  }

  private void add(DocTree tree) {
    switch (tree) {
      case TextTree text -> out.append(verbatim ? text.getBody() : joined(text.getBody()));
      case RawTextTree raw -> out.append(raw.getContent());
      case LiteralTree literal -> {
        String text = literal.getBody().getBody();
        boolean code = literal.getKind() == DocTree.Kind.CODE;
        out.append(code && !verbatim ? "`" + text.strip() + "`" : text);
      }
      case LinkTree link -> {
        if (link.getLabel().isEmpty()) {
          String target = link.getReference().getSignature().replaceFirst("^#", "");
          out.append('`').append(target.replace('#', '.')).append('`');
        } else {
          link.getLabel().forEach(this::add);
        }
      }
      case ReturnTree returns -> {
        out.append("Returns ");
        returns.getDescription().forEach(this::add);
        out.append('.');
      }
      case EntityTree entity -> out.append(entity(entity.getName().toString()));
      case StartElementTree start -> start(start.getName().toString().toLowerCase(Locale.ROOT));
      case EndElementTree end -> end(end.getName().toString().toLowerCase(Locale.ROOT));
      default -> {
        // Further tags have no counterpart.
      }
    }
  }

  /** A comment's lines are broken where its file is wide enough, not where a sentence ends. */
  private static String joined(String text) {
    return text.replaceAll(" *\n *", "\n");
  }

  private void start(String name) {
    switch (name) {
      case "p" -> out.append("\n\n");
      case "br" -> out.append("  \n");
      case "ul", "ol" -> out.append("\n");
      case "li" -> out.append(out.toString().endsWith("\n") ? "- " : "\n- ");
      case "pre" -> {
        out.append("\n\n```\n");
        verbatim = true;
      }
      case "b", "strong" -> out.append("**");
      case "i", "em" -> out.append('*');
      case "code" -> out.append(verbatim ? "" : "`");
      default -> {
        // Its content is enough.
      }
    }
  }

  private void end(String name) {
    switch (name) {
      case "pre" -> {
        verbatim = false;
        out.append(out.toString().endsWith("\n") ? "```\n\n" : "\n```\n\n");
      }
      case "ul", "ol" -> out.append("\n\n");
      case "b", "strong" -> out.append("**");
      case "i", "em" -> out.append('*');
      case "code" -> out.append(verbatim ? "" : "`");
      default -> {
        // Its content is enough.
      }
    }
  }

  private static String entity(String name) {
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      case "nbsp" -> " ";
      default -> "&" + name + ";";
    };
  }
}
