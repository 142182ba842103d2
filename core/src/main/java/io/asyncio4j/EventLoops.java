package io.asyncio4j;

import io.asyncio4j.management.EventLoopsMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanRegistration;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The JMX bean of all loops, which brings those of the single loops with it: once it is registered,
 * each loop that runs has its bean, and each that begins to run later gets one.
 *
 * <p>The process registers it by itself when it notices that a tool has attached to it, within
 * about a second; see {@link io.asyncio4j.management}. A tool that does not want to wait has it
 * made:
 *
 * <pre>
 * connection.createMBean("io.asyncio4j.EventLoops", new ObjectName("io.asyncio4j:type=EventLoops"))
 * </pre>
 */
public final class EventLoops implements EventLoopsMXBean, MBeanRegistration {
  /** The name that it has in JMX. */
  public static final String NAME = "io.asyncio4j:type=EventLoops";

  private final Map<EventLoop, ObjectName> names = new ConcurrentHashMap<>();
  private @Nullable MBeanServer server;

  /** For the server; a program calls {@link #register()}. */
  public EventLoops() {}

  /**
   * Registers the beans of all loops with the platform's server, unless they are. Any thread.
   *
   * @throws IllegalStateException when the server refuses them
   */
  public static void register() {
    try {
      MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
      var name = new ObjectName(NAME);
      if (!platform.isRegistered(name)) {
        platform.registerMBean(new EventLoops(), name);
      }
    } catch (InstanceAlreadyExistsException e) {
      // Somebody else had the same in mind, and was faster.
    } catch (JMException e) {
      throw new IllegalStateException("the beans of the loops cannot be registered", e);
    }
  }

  @Override
  public List<String> getLoops() {
    return names.values().stream().map(ObjectName::toString).sorted().toList();
  }

  @Override
  public String printTaskTrees() {
    return printed(true);
  }

  /** The trees of all loops that run. Any thread. */
  static String printed(boolean unicode) {
    var trees = new ArrayList<String>();
    for (EventLoop loop : RunningLoops.all()) {
      trees.add(TaskTree.of(loop, EventLoop.SIBLINGS_SHOWN, unicode));
    }
    return String.join("\n", trees);
  }

  @Override
  public ObjectName preRegister(MBeanServer server, ObjectName name) {
    this.server = server;
    return name;
  }

  @Override
  public void postRegister(Boolean registrationDone) {
    if (registrationDone) {
      RunningLoops.setBeans(this);
    }
  }

  @Override
  public void preDeregister() {}

  @Override
  public void postDeregister() {
    RunningLoops.setBeans(null);
    names.keySet().forEach(this::remove);
  }

  /** A loop runs. Any thread. */
  synchronized void add(EventLoop loop) {
    if (server == null || names.containsKey(loop)) {
      return;
    }
    try {
      names.put(loop, register(server, loop));
    } catch (JMException e) {
      Reports.warn("the JMX bean of " + loop + " cannot be registered", e);
    }
  }

  private static ObjectName register(MBeanServer server, EventLoop loop) throws JMException {
    for (int same = 1; ; same++) {
      String value = same == 1 ? loop.name() : loop.name() + "#" + same;
      boolean plain = value.chars().noneMatch(c -> ",=:\"*?\n".indexOf(c) >= 0);
      var name =
          new ObjectName(
              "io.asyncio4j:type=EventLoop,name=" + (plain ? value : ObjectName.quote(value)));
      try {
        return server.registerMBean(new LoopBean(loop), name).getObjectName();
      } catch (InstanceAlreadyExistsException e) {
        // Names of loops need not be unique.
      }
    }
  }

  /** A loop is closed. Any thread. */
  synchronized void remove(EventLoop loop) {
    ObjectName name = names.remove(loop);
    if (server == null || name == null) {
      return;
    }
    try {
      server.unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      // Somebody else has done it.
    } catch (JMException e) {
      Reports.warn("the JMX bean of " + loop + " cannot be removed", e);
    }
  }
}
