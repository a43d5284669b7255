package io.pointsman.api;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods a path offers: Quarkus REST answers 405 without the Allow that HTTP demands. */
@Singleton
class AllowedMethods {

  private final Map<Pattern, Set<String>> byPath = new LinkedHashMap<>();

  AllowedMethods(BeanManager beans) {
    beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(bean -> bean.getBeanClass())
        .filter(type -> type.isAnnotationPresent(Path.class))
        .distinct()
        .forEach(this::add);
  }

  /** Such as {@code GET, HEAD, PUT}; empty for a path that is unknown. */
  String of(String path) {
    Set<String> methods = new TreeSet<>();
    byPath.forEach(
        (pattern, offered) -> {
          if (pattern.matcher(path).matches()) {
            methods.addAll(offered);
          }
        });
    return String.join(", ", methods);
  }

  private void add(Class<?> resource) {
    for (Method method : resource.getDeclaredMethods()) {
      Arrays.stream(method.getAnnotations())
          .map(Annotation::annotationType)
          .filter(type -> type.isAnnotationPresent(HttpMethod.class))
          .forEach(
              type -> {
                Set<String> methods =
                    byPath.computeIfAbsent(pattern(resource, method), path -> new TreeSet<>());
                String name = type.getAnnotation(HttpMethod.class).value();
                methods.add(name);
                if (name.equals(HttpMethod.GET)) {
                  methods.add(HttpMethod.HEAD);
                }
              });
    }
  }

  private static Pattern pattern(Class<?> resource, Method method) {
    Path below = method.getAnnotation(Path.class);
    String template =
        resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value());
    return Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+") + "/?");
  }
}
