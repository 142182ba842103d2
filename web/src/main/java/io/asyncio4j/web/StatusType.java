package io.asyncio4j.web;

import io.asyncio4j.http.Json;
import io.asyncio4j.http.server.ServerResponse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A type of responses that has a status of its own: which components are header fields, and which
 * the body.
 *
 * @param body the component that is the body; null when all others together are
 */
record StatusType(int status, List<Part> headers, @Nullable Part body, List<Part> properties) {
  private static final ClassValue<Optional<StatusType>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Optional<StatusType> computeValue(Class<?> type) {
          return Optional.ofNullable(read(type));
        }
      };

  /** A component. */
  record Part(String name, RecordComponent component, Method accessor) {
    @Nullable Object of(Object record) {
      try {
        return accessor.invoke(record);
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(accessor + " failed", e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(accessor + " cannot be called", e);
      }
    }
  }

  /** What is known of {@code type}; null when it says no status. */
  static @Nullable StatusType of(Class<?> type) {
    return KNOWN.get(type).orElse(null);
  }

  private static @Nullable StatusType read(Class<?> type) {
    Status status = type.getAnnotation(Status.class);
    if (status == null) {
      return null;
    }
    var headers = new ArrayList<Part>();
    var properties = new ArrayList<Part>();
    Part body = null;
    RecordComponent[] components =
        type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
    for (RecordComponent component : components) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      Header header = component.getAnnotation(Header.class);
      if (header != null) {
        String name =
            header.value().isEmpty() ? Components.headerName(component.getName()) : header.value();
        headers.add(new Part(name, component, accessor));
      } else if (component.isAnnotationPresent(Body.class)) {
        body = new Part(component.getName(), component, accessor);
      } else {
        properties.add(new Part(component.getName(), component, accessor));
      }
    }
    return new StatusType(status.value(), List.copyOf(headers), body, List.copyOf(properties));
  }

  ServerResponse respond(Object value, Json json) {
    ServerResponse response = content(value, json).withStatus(status);
    for (Part header : headers) {
      Object field = header.of(value);
      if (field instanceof Optional<?> optional) {
        field = optional.orElse(null);
      }
      if (field != null) {
        response = response.withHeader(header.name, field.toString());
      }
    }
    return response;
  }

  private ServerResponse content(Object value, Json json) {
    if (body != null) {
      Object content = body.of(value);
      return switch (content) {
        case null -> ServerResponse.status(status);
        case String text -> ServerResponse.text(text);
        case byte[] bytes -> ServerResponse.bytes(bytes);
        default -> ServerResponse.json(content, json);
      };
    }
    if (value instanceof Record && properties.isEmpty()) {
      return ServerResponse.status(status);
    }
    if (headers.isEmpty()) {
      return ServerResponse.json(value, json);
    }
    var object = new LinkedHashMap<String, @Nullable Object>();
    for (Part property : properties) {
      object.put(property.name, property.of(value));
    }
    return ServerResponse.json(object, json);
  }
}
