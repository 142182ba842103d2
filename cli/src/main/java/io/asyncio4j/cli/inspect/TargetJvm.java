package io.asyncio4j.cli.inspect;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.asyncio4j.EventLoops;
import io.asyncio4j.management.EventLoopMXBean;
import io.asyncio4j.management.EventLoopsMXBean;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeoutException;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A JVM with loops that this one is connected to. One thread at a time. */
public final class TargetJvm implements AutoCloseable {
  /** Says, to whoever attaches, that there have been loops; a JVM without it is left alone. */
  private static final String HAS_LOOPS = "asyncio4j.loops";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration UNTIL_IT_NOTICES = Duration.ofSeconds(5);

  static {
    // A process may be stopped while it is looked at.
    System.setProperty("sun.rmi.transport.tcp.responseTimeout", Long.toString(PATIENCE.toMillis()));
  }

  private final long pid;
  private final Properties properties;
  private final JMXConnector connector;

  private TargetJvm(long pid, Properties properties, JMXConnector connector) {
    this.pid = pid;
    this.properties = properties;
    this.connector = connector;
  }

  /**
   * Connects to a process.
   *
   * @throws InspectException when it is no JVM with loops, or another user's, or does not answer
   */
  public static TargetJvm attach(long pid) throws InspectException {
    TargetProcess.check(pid);
    try {
      return Patience.answer(Patience.ask(() -> connect(pid)), PATIENCE);
    } catch (TimeoutException e) {
      throw new InspectException(
          "process " + pid + " has not answered for 10 s; is it stopped? kill -CONT " + pid, e);
    }
  }

  /** As {@link #attach} without asking first what it is, and without patience. */
  @SuppressWarnings("BanJNDI") // the address is one that this user's own process has given
  static TargetJvm connect(long pid) throws InspectException {
    Properties properties;
    String address;
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        properties = machine.getSystemProperties();
        if (properties.getProperty(HAS_LOOPS) == null) {
          throw new InspectException(
              "no asyncio4j loop runs in process "
                  + pid
                  + " ("
                  + nameOf(properties)
                  + "); aio ps lists the programs with loops");
        }
        address = machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
      JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
      try {
        showLoops(connector.getMBeanServerConnection());
      } catch (IOException | JMException | InterruptedException e) {
        connector.close();
        throw e;
      }
      return new TargetJvm(pid, properties, connector);
    } catch (AttachNotSupportedException | IOException | JMException | InterruptedException e) {
      throw new InspectException("cannot attach to process " + pid + ": " + e.getMessage(), e);
    }
  }

  /** Has the beans made; where their class is out of sight, the process does it when it notices. */
  private static void showLoops(MBeanServerConnection server)
      throws IOException, JMException, InterruptedException {
    var name = new ObjectName(EventLoops.NAME);
    try {
      server.createMBean(EventLoops.class.getName(), name);
    } catch (InstanceAlreadyExistsException e) {
      // Somebody has looked before.
    } catch (JMException e) {
      long end = System.nanoTime() + UNTIL_IT_NOTICES.toNanos();
      while (!server.isRegistered(name)) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }

  public long pid() {
    return pid;
  }

  /** The script, jar or main class that it runs. */
  public String program() {
    return nameOf(properties);
  }

  private static String nameOf(Properties properties) {
    return ProgramName.of(properties.getProperty("sun.java.command", ""));
  }

  /** The folder in which it was started. */
  Path folder() {
    return Path.of(properties.getProperty("user.dir", ""));
  }

  /** The main class or jar, and the arguments. */
  String command() {
    return properties.getProperty("sun.java.command", "");
  }

  /**
   * The loops that run now.
   *
   * @throws InspectException when there is none
   */
  public List<TargetLoop> loops() throws InspectException {
    List<TargetLoop> loops = loopsNow();
    if (loops.isEmpty()) {
      throw new InspectException(
          "no loop runs in process " + pid + " (" + program() + ") at this moment");
    }
    return loops;
  }

  /** The loops that run now, also none. */
  List<TargetLoop> loopsNow() throws InspectException {
    try {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      EventLoopsMXBean all =
          JMX.newMXBeanProxy(server, new ObjectName(EventLoops.NAME), EventLoopsMXBean.class);
      var loops = new ArrayList<TargetLoop>();
      for (String bean : all.getLoops()) {
        var name = new ObjectName(bean);
        String key = Objects.requireNonNullElse(name.getKeyProperty("name"), "");
        loops.add(
            new TargetLoop(
                key.startsWith("\"") ? ObjectName.unquote(key) : key,
                JMX.newMXBeanProxy(server, name, EventLoopMXBean.class)));
      }
      return loops;
    } catch (IOException | JMException | UndeclaredThrowableException e) {
      throw gone(e);
    }
  }

  /** What to say when it could be asked before, and cannot any more. */
  public InspectException gone(Exception e) {
    String what;
    if (!ProcessHandle.of(pid).map(TargetProcess::isAlive).orElse(false)) {
      what = "process " + pid + " has ended";
    } else if (isOfEndedLoop(e)) {
      what = "the loop has ended meanwhile";
    } else {
      what = "process " + pid + " does not answer as expected: " + rootOf(e);
    }
    return new InspectException(what, e);
  }

  /** Whether what was asked for has gone, and the process goes on. */
  static boolean isOfEndedLoop(Exception e) {
    return e.getCause() instanceof InstanceNotFoundException;
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = root; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root;
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      // The process has ended.
    }
  }
}
