package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import io.asyncio4j.management.EventLoopMXBean;
import io.asyncio4j.management.TaskInfo;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;

class EventLoopsTest {
  /** What is done to a process from another one. */
  @FunctionalInterface
  private interface Look {
    void at(EventLoopMXBean shop) throws Exception;
  }

  /** Attaches as tools do: no flag in the target, no agent. */
  private static void attach(ChildJvm child, boolean makeBean, Look look) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(child.pid()));
    try (var connector =
        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      if (makeBean) {
        try {
          server.createMBean(EventLoops.class.getName(), new ObjectName(EventLoops.NAME));
        } catch (javax.management.InstanceAlreadyExistsException e) {
          // The process has noticed by itself.
        }
      }
      var name = new ObjectName("io.asyncio4j:type=EventLoop,name=shop");
      while (!server.isRegistered(name)) {
        Thread.sleep(20);
      }
      look.at(JMX.newMXBeanProxy(server, name, EventLoopMXBean.class));
    } finally {
      machine.detach();
    }
  }

  private static TaskInfo named(String name, List<TaskInfo> tasks) {
    return tasks.stream().filter(task -> task.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aToolThatAttachesToAProcessSeesItsTasksAndMayCancelThem() throws Exception {
    try (var child = ChildJvm.start(List.of(ChildJvm.OPENED), ShopProgram.class)) {
      child.awaitLine("waiting");
      attach(
          child,
          true,
          shop -> {
            var tasks = shop.tabulateTasks(100).rows();
            TaskInfo payment = named("payment", tasks);
            TaskInfo order = named("order", tasks);
            assertThat(tasks).extracting(TaskInfo::name).contains("main");
            assertThat(payment.awaiting()).startsWith("Sleep[");
            assertThat(payment.place()).contains("ShopProgram.pay");
            assertThat(payment.awaitedBy()).containsExactly(order.number());
            assertThat(order.awaits()).containsExactly(payment.number());
            assertThat(order.state()).isEqualTo("waiting");
            assertThat(shop.printTaskTree()).contains("order  awaits payment");
            assertThat(shop.printStack(payment.number())).first().asString().contains("pay(");
            assertThat(shop.countStates()).containsExactly(Map.entry("waiting", 3));
            assertThat(shop.listPlaces(new long[] {99, payment.number()}))
                .satisfiesExactly(
                    gone -> assertThat(gone).isEmpty(),
                    there -> assertThat(there).contains("ShopProgram.pay"));
            assertThat(shop.printTaskTree(0)).endsWith("... and 1 more\n");
            assertThat(shop.getTasksAlive()).isEqualTo(3);
            assertThat(shop.cancelTask(order.number())).isTrue();
            assertThat(shop.cancelTask(99)).isFalse();
          });
      child.send("end");
      child.awaitLine("order cancelled: cancelled from outside the process");
      assertThat(child.exitStatus()).isZero();
    }
  }

  @Test
  void tasksThatWereGivenNoNameAreListedByTheirNumber() {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        createTask("named", () -> sleep(Duration.ofHours(1)));
        createTask(() -> sleep(Duration.ofHours(1)));
        yieldNow();
        var rows = new LoopBean(runner.loop()).tabulateTasks(0).rows();
        assertThat(rows).extracting(TaskInfo::name).containsExactly("Task-1", "named", "Task-3");
        assertThat(rows)
            .extracting(TaskInfo::awaiting)
            .containsExactly("", "Sleep[3600.000 s left]", "Sleep[3600.000 s left]");
      });
    }
  }

  @Test
  void aLoopThatIsHeldLagsForAsLongFromTheFirstTimeThatItIsAsked() {
    try (var runner = Runner.builder().build()) {
      runner.run(() -> {
        var bean = new LoopBean(runningLoop());
        while (runningLoop().stalls.heldNow() < Duration.ofMillis(200).toNanos()) {
          Thread.onSpinWait();
        }
        bean.getLagMillis();
        assertThat(bean.getLagMillis()).isGreaterThanOrEqualTo(200);
      });
    }
  }

  @Test
  void placesComeInTheOrderOfTheNumbers() {
    Loops.virtual(() -> {
      createTask("sleeper", () -> sleep(Duration.ofHours(1)));
      yieldNow();
      var places = new LoopBean(runningLoop()).listPlaces(new long[] {2, 7, 2, 1});
      assertThat(places[0]).contains("EventLoopsTest");
      assertThat(places[1]).isEmpty();
      assertThat(places[2]).isEqualTo(places[0]);
      assertThat(places[3]).contains("placesComeInTheOrder");
    });
  }

  @Test
  void itAnswersWhileSomethingHoldsTheLoop() throws Exception {
    try (var child = ChildJvm.start(List.of(ChildJvm.OPENED), ShopProgram.class, "stuck")) {
      child.awaitLine("stuck");
      attach(
          child,
          true,
          shop -> {
            TaskInfo hog = named("hog", shop.listTasks(100));
            assertThat(hog.state()).isEqualTo("running");
            assertThat(hog.place()).contains("ShopProgram.hog");
            assertThat(shop.getRunningTask()).isEqualTo("hog");
            assertThat(shop.printStack(hog.number())).anyMatch(frame -> frame.contains("hog("));
            shop.getLagMillis();
            assertThat(shop.getLagMillis()).isPositive();
            assertThat(shop.cancelTask(named("order", shop.listTasks(100)).number())).isTrue();
            assertThat(named("order", shop.listTasks(100)).state()).isEqualTo("waiting");
          });
      child.send("go on");
      child.awaitLine("order cancelled: cancelled from outside the process");
      assertThat(child.exitStatus()).isZero();
    }
  }

  @Test
  void theProcessNoticesByItselfThatAToolHasAttached() throws Exception {
    try (var child = ChildJvm.start(List.of(ChildJvm.OPENED), ShopProgram.class)) {
      child.awaitLine("waiting");
      attach(child, false, shop -> assertThat(shop.isRunning()).isTrue());
    }
  }

  @Test
  void aPropertyShowsTheLoopsToExportersInsideTheProcess() throws Exception {
    try (var child =
        ChildJvm.start(List.of(ChildJvm.OPENED, "-Dasyncio4j.jmx"), ShopProgram.class)) {
      child.awaitLine("waiting");
      attach(child, false, shop -> assertThat(shop.getName()).isEqualTo("shop"));
    }
  }

  @Test
  void loopsComeAndGoAndMayShareAName() throws Exception {
    var server = ManagementFactory.getPlatformMBeanServer();
    EventLoops.register();
    EventLoops.register();
    var pattern = new ObjectName("io.asyncio4j:type=EventLoop,name=\"twin=*\"");
    var plain = new ObjectName("io.asyncio4j:type=EventLoop,name=twin*");
    var seen = new ArrayList<ObjectName>();
    try (var first = Runner.builder().name("twin").clock(LoopClock.virtual()).build();
        var second = Runner.builder().name("twin").clock(LoopClock.virtual()).build();
        var odd = Runner.builder().name("twin=odd").clock(LoopClock.virtual()).build()) {
      first.run(() -> yieldNow());
      second.run(() -> yieldNow());
      odd.run(() -> yieldNow());
      seen.addAll(server.queryNames(plain, null));
      seen.addAll(server.queryNames(pattern, null));
    }
    assertThat(seen)
        .extracting(name -> name.getKeyProperty("name"))
        .containsExactlyInAnyOrder("twin", "twin#2", "\"twin=odd\"");
    assertThat(server.queryNames(plain, null)).isEmpty();
    assertThat(server.queryNames(pattern, null)).isEmpty();
  }

  /** Tasks come and go as fast as they can while another thread walks along their list. */
  @Test
  void aSnapshotFromAnotherThreadHasEveryTaskThatStays() throws Exception {
    var over = new AtomicBoolean();
    var problems = new ArrayList<String>();
    try (var runner = Runner.builder().build()) {
      EventLoop loop = runner.loop();
      Thread looker =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 2_000 && problems.isEmpty(); i++) {
                  check(loop.aliveNow(), problems);
                  TaskGraph.of(loop);
                }
                over.set(true);
              });
      runner.run(() -> {
        for (int i = 0; i < 300; i++) {
          createTask("stays", () -> sleep(Duration.ofMinutes(10)));
          for (int j = 0; j < 3; j++) {
            createTask(() -> yieldNow());
          }
        }
        while (!over.get()) {
          for (int i = 0; i < 100; i++) {
            createTask(() -> yieldNow());
          }
          yieldNow();
        }
      });
      looker.join();
    }
    assertThat(problems).isEmpty();
  }

  private static void check(List<Task<?>> tasks, List<String> problems) {
    long before = 0;
    int staying = 0;
    for (Task<?> task : tasks) {
      if (task.number() <= before) {
        problems.add(task.number() + " comes after " + before);
      }
      before = task.number();
      staying += task.name().equals("stays") ? 1 : 0;
    }
    if (before > 3_000 && staying < 300) {
      problems.add("only " + staying + " of those that stay");
    }
  }
}
