package io.pointsman.api;

import io.pointsman.registry.FieldErrors;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that are unknown, empty or repeated, as a misspelt filter would show too
 * much, and control characters anywhere in the address.
 */
class AddressFilter {

  private final Map<Method, List<String>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter
  public void check(ContainerRequestContext request, ResourceInfo resource) {
    if (hasControls(request.getUriInfo().getPath())) {
      throw RegistryException.parameter("path", null, "has control characters");
    }
    Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty() || resource.getResourceClass().getPackage() != getClass().getPackage()) {
      return;
    }
    List<String> names =
        known.computeIfAbsent(resource.getResourceMethod(), AddressFilter::parametersOf);
    FieldErrors errors = new FieldErrors();
    given.forEach(
        (name, values) -> {
          if (!names.contains(name)) {
            errors.add(
                name,
                values.get(0),
                names.isEmpty()
                    ? "is not known; here no parameters are"
                    : "is not known; known are " + String.join(", ", names));
          } else if (hasControls(values.get(0))) {
            errors.add(name, null, "has control characters");
          } else if (values.get(0).isEmpty()) {
            // It would reach the resource as if it were not there, and a filter would be none.
            errors.add(name, "", "is empty: give a value, or leave it out");
          } else if (values.size() > 1) {
            errors.add(name, String.join(", ", values), "is given more than once");
          }
        });
    errors.throwIfAny(ProblemType.INVALID_PARAMETERS);
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static List<String> parametersOf(Method method) {
    return Arrays.stream(method.getParameters()).flatMap(AddressFilter::namesOf).toList();
  }

  private static Stream<String> namesOf(Parameter parameter) {
    if (parameter.isAnnotationPresent(BeanParam.class)) {
      return Arrays.stream(parameter.getType().getDeclaredFields())
          .filter(field -> field.isAnnotationPresent(RestQuery.class))
          .map(Field::getName);
    }
    return parameter.isAnnotationPresent(RestQuery.class)
        ? Stream.of(parameter.getName())
        : Stream.empty();
  }
}
