package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/configuration.md} says what the {@code @ConfigMapping} interfaces say.
 *
 * <p>{@code ./mvnw test -Dtest=ConfigurationPageTest -Dupdate-docs=true} writes it anew.
 */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("docs/configuration.md");
  private static final Path SOURCES = Path.of("src/main/java");

  private final Map<String, String> rows = new TreeMap<>();
  private DocTrees documentation;
  private CompilationUnitTree unit;

  @Test
  void isWhatTheInterfacesSay() throws IOException {
    readSources();
    String page = page();
    if (Boolean.getBoolean("update-docs")) {
      Files.writeString(PAGE, page);
    }
    assertThat(rows).containsKeys("pointsman.database.url", "pointsman.redis.url");
    assertThat(PAGE).as("stale: run this test with -Dupdate-docs=true").hasContent(page);
  }

  private String page() {
    return """
        # Configuration

        <!-- Written by ConfigurationPageTest from the javadoc of the @ConfigMapping interfaces. -->

        Each key may be given as an environment variable, as a system property (`-Dkey=value`), or in
        `config/application.properties` beside the program; the system property wins, then the
        variable. Everything that Quarkus can be told is open too, among it
        `quarkus.http.port` (API, 8080), `quarkus.management.port` (health and metrics, 9000) and
        `quarkus.log.console.json.enabled=true` (one JSON object a log line).

        | Key | Environment variable | Default | What |
        |---|---|---|---|
        """
        + rows.values().stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private void readSources() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(SOURCES)) {
      List<Path> mappings =
          sources.filter(file -> file.toString().endsWith(".java")).filter(this::mapping).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(mappings));
      documentation = DocTrees.instance(task);
      for (CompilationUnitTree parsed : task.parse()) {
        unit = parsed;
        for (Tree type : parsed.getTypeDecls()) {
          ClassTree mapping = (ClassTree) type;
          String prefix = annotation(mapping.getModifiers().getAnnotations(), "ConfigMapping");
          read(mapping, mapping, prefix);
        }
      }
    }
  }

  private boolean mapping(Path file) {
    try {
      return Files.readString(file).contains("@ConfigMapping(");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read(ClassTree root, ClassTree group, String prefix) {
    for (Tree member : group.getMembers()) {
      if (!(member instanceof MethodTree method) || method.getReturnType() == null) {
        continue;
      }
      List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
      String named = annotation(annotations, "WithName");
      String key = prefix + "." + (named == null ? kebab(method.getName().toString()) : named);
      if (mergesIntoParent(annotations)) {
        key = prefix;
      }
      ClassTree nested = nested(root, method.getReturnType().toString());
      if (nested != null) {
        read(root, nested, key);
      } else {
        add(key, method, annotation(annotations, "WithDefault"));
      }
    }
  }

  private void add(String key, MethodTree method, String byDefault) {
    String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    String shown = byDefault == null ? "" : "`" + byDefault + "`";
    rows.put(
        key, "| `%s` | `%s` | %s | %s |".formatted(key, variable, shown, description(key, method)));
  }

  private String description(String key, MethodTree method) {
    DocCommentTree comment = documentation.getDocCommentTree(TreePath.getPath(unit, method));
    assertThat(comment).as("javadoc of " + key).isNotNull();
    String text =
        comment.getFullBody().stream().map(Object::toString).collect(Collectors.joining());
    return text.replaceAll("\\s+", " ")
        .replaceAll("\\{@(?:code|link|literal) ([^}]*)}", "`$1`")
        .replace("|", "\\|")
        .strip();
  }

  private static ClassTree nested(ClassTree root, String type) {
    String name = type.replaceAll("^(?:java\\.util\\.)?Optional<(.*)>$", "$1");
    return root.getMembers().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(member -> member.getKind() == Tree.Kind.INTERFACE)
        .filter(member -> member.getSimpleName().contentEquals(name))
        .findFirst()
        .orElse(null);
  }

  private static boolean mergesIntoParent(List<? extends AnnotationTree> annotations) {
    return annotations.stream()
        .anyMatch(
            annotation -> annotation.getAnnotationType().toString().endsWith("WithParentName"));
  }

  /** The string that an annotation holds; null without the annotation. */
  private static String annotation(List<? extends AnnotationTree> annotations, String name) {
    for (AnnotationTree annotation : annotations) {
      if (annotation.getAnnotationType().toString().endsWith(name)) {
        for (ExpressionTree argument : annotation.getArguments()) {
          String text = argument.toString().replaceAll("^\\w+ = ", "");
          if (text.startsWith("\"")) {
            return text.substring(1, text.length() - 1);
          }
        }
      }
    }
    return null;
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
