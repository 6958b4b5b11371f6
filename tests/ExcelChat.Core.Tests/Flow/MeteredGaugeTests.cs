using System.Diagnostics.Metrics;
using ExcelChat.Flow;
using Microsoft.Extensions.Time.Testing;

namespace ExcelChat.Core.Tests.Flow;

public sealed class MeteredGaugeTests
{
    [Fact]
    public void Without_a_monitor_the_readings_are_those_of_the_runtime()
    {
        var time = new FakeTimeProvider();
        using var gauge = new MeteredGauge(time, mayBePercent: false);
        time.Advance(TimeSpan.FromSeconds(2));

        var reading = gauge.Read();

        Assert.InRange(reading.Cpu, 0, 1);
        Assert.InRange(reading.Memory, 0, 1);
    }

    [Fact]
    public void What_the_hosts_monitor_publishes_goes_first_and_is_read_anew_after_a_second()
    {
        var time = new FakeTimeProvider();
        var (cpu, memory) = (0.25, 0.5);
        using var meter = Monitor(() => cpu, () => memory);
        meter.CreateObservableGauge("container.cpu.request.utilization", () => 1d);
        using var gauge = new MeteredGauge(time, mayBePercent: false);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new ResourceReading(0.25, 0.5), gauge.Read());

        cpu = 0.75;
        Assert.Equal(0.25, gauge.Read().Cpu);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0.75, gauge.Read().Cpu);
    }

    [Fact]
    public void A_share_that_overshoots_is_a_busy_machine_and_no_per_cent()
    {
        var time = new FakeTimeProvider();
        using var meter = Monitor(() => 1.02, () => 3);
        using var gauge = new MeteredGauge(time, mayBePercent: false);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new ResourceReading(1, 1), gauge.Read());
    }

    [Fact]
    public void Per_cent_are_known_by_the_first_reading_that_no_share_can_have()
    {
        var time = new FakeTimeProvider();
        var (cpu, memory) = (0.5, 0.75);
        using var meter = Monitor(() => cpu, () => memory);
        using var gauge = new MeteredGauge(time, mayBePercent: true);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new ResourceReading(0.5, 0.75), gauge.Read());

        memory = 75;
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new ResourceReading(0.005, 0.75), gauge.Read());

        memory = 1;
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new ResourceReading(0.005, 0.01), gauge.Read());
    }

    [Fact]
    public void An_instrument_that_fails_is_passed_over()
    {
        var time = new FakeTimeProvider();
        using var meter = Monitor(() => throw new InvalidOperationException("The control group is gone."), () => 0.5);
        using var gauge = new MeteredGauge(time, mayBePercent: false);
        time.Advance(TimeSpan.FromSeconds(1));

        var reading = gauge.Read();

        Assert.InRange(reading.Cpu, 0, 1);
        Assert.Equal(0.5, reading.Memory);
    }

    private static Meter Monitor(Func<double> cpu, Func<double> memory)
    {
        var meter = new Meter("Microsoft.Extensions.Diagnostics.ResourceMonitoring");
        meter.CreateObservableGauge("container.cpu.limit.utilization", cpu);
        meter.CreateObservableGauge("container.memory.limit.utilization", memory);
        return meter;
    }
}
