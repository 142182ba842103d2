package io.asyncio4j.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.asyncio4j.http.Json;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.NullValueProvider;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.AccessPattern;

/**
 * JSON bodies to records, as strictly as the records are written: a component that is neither
 * optional nor nullable nor has a default must be there, and no value is taken for one of another
 * kind. Any thread.
 */
final class BodyJson {
  private final JsonMapper mapper;

  /** The properties of each record that was read, in the order of its components. */
  private final Map<Class<?>, SettableBeanProperty[]> properties = new ConcurrentHashMap<>();

  BodyJson(Json json) {
    this.mapper =
        json.mapper()
            .rebuild()
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .withCoercionConfig(
                LogicalType.Textual,
                text ->
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(LogicalType.Boolean, BodyJson::noNumbersNorStrings)
            .withCoercionConfig(LogicalType.Integer, BodyJson::noStrings)
            .withCoercionConfig(LogicalType.Float, BodyJson::noStrings)
            .withCoercionConfigDefaults(
                any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .addModule(new Strictness())
            .addHandler(new UnknownProperties())
            .build();
  }

  private static void noNumbersNorStrings(MutableCoercionConfig config) {
    config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    noStrings(config);
  }

  private static void noStrings(MutableCoercionConfig config) {
    config.setCoercion(CoercionInputShape.String, CoercionAction.Fail);
  }

  JsonMapper mapper() {
    return mapper;
  }

  JavaType type(Type type) {
    return mapper.getTypeFactory().constructType(type);
  }

  /** The properties of a record of which one was to be read before; null for other types. */
  SettableBeanProperty @Nullable [] properties(Class<?> record) {
    return properties.get(record);
  }

  private final class Strictness extends SimpleModule {
    private static final long serialVersionUID = 1;

    @Override
    public String getModuleName() {
      return "io.asyncio4j.web";
    }

    @Override
    public void setupModule(SetupContext context) {
      context.insertAnnotationIntrospector(new RequiredComponents());
      context.addDeserializerModifier(new Defaults());
      context.addDeserializerModifier(new FiniteNumbers());
      context.addDeserializers(
          new SimpleDeserializers()
              .addDeserializer(OptionalDouble.class, new FiniteNumbers.Maybe()));
    }
  }

  /** Refuses what strict records have no component for, whatever the mapper does else. */
  private static final class UnknownProperties extends DeserializationProblemHandler {
    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        ValueDeserializer<?> reader,
        Object record,
        String name) {
      if (reader.handledType().isAnnotationPresent(Strict.class)) {
        throw UnrecognizedPropertyException.from(
            parser, reader.handledType(), name, reader.getKnownPropertyNames());
      }
      return false;
    }
  }

  /** The component whose value the parameter of a record's constructor is. */
  private static @Nullable RecordComponent component(Annotated member) {
    if (member instanceof AnnotatedParameter parameter
        && parameter.getOwner() instanceof AnnotatedConstructor constructor
        && constructor.getDeclaringClass().isRecord()) {
      RecordComponent[] components = constructor.getDeclaringClass().getRecordComponents();
      return components.length == constructor.getParameterCount()
          ? components[parameter.getIndex()]
          : null;
    }
    return null;
  }

  /** Tells Jackson which components must be there. */
  private static final class RequiredComponents extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      RecordComponent component = component(member);
      return component == null ? null : Components.isRequired(component);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
      RecordComponent component = component(member);
      if (component == null) {
        return JsonSetter.Value.empty();
      }
      boolean nulls =
          Components.isNullable(component) || Components.isOptional(component.getGenericType());
      return JsonSetter.Value.construct(nulls ? Nulls.DEFAULT : Nulls.FAIL, Nulls.FAIL);
    }
  }

  /** Gives components their defaults, and keeps what is asked when a body turns out wrong. */
  private final class Defaults extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public BeanDeserializerBuilder updateBuilder(
        DeserializationConfig config,
        BeanDescription.Supplier description,
        BeanDeserializerBuilder builder) {
      Class<?> type = description.getBeanClass();
      if (!type.isRecord()) {
        return builder;
      }
      SettableBeanProperty[] arguments =
          builder.getValueInstantiator().getFromObjectArguments(config);
      RecordComponent[] components = type.getRecordComponents();
      if (arguments != null && arguments.length == components.length) {
        for (int i = 0; i < components.length; i++) {
          Default def = components[i].getAnnotation(Default.class);
          if (def != null) {
            arguments[i] =
                arguments[i].withNullProvider(
                    new DefaultValue(def.value(), arguments[i].getType(), components[i]));
          }
        }
        properties.put(type, arguments);
      }
      return builder;
    }
  }

  /** Stands in for a property that is missing. */
  private final class DefaultValue implements NullValueProvider {
    private final String text;
    private final JavaType type;
    private final RecordComponent component;
    private @Nullable Object value;

    DefaultValue(String text, JavaType type, RecordComponent component) {
      this.text = text;
      this.type = type;
      this.component = component;
    }

    @Override
    public AccessPattern getNullAccessPattern() {
      return AccessPattern.DYNAMIC;
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      throw InvalidNullException.from(context, null, type);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      if (type.isContainerType() || value == null) {
        // A container is made anew for each: somebody may change it.
        value = BodyJson.this.read(text, type, component);
      }
      return value;
    }
  }

  private Object read(String text, JavaType type, RecordComponent component) {
    try {
      return mapper.readValue(text, type);
    } catch (JacksonException e) {
      try {
        return mapper.convertValue(text, type);
      } catch (JacksonException | IllegalArgumentException _) {
        throw new IllegalStateException(
            "@Default(\""
                + text
                + "\") of "
                + component
                + " is no "
                + Types.name(component.getGenericType()),
            e);
      }
    }
  }
}
