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
        using var gauge = new MeteredGauge(time);
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
        using var meter = new Meter("Microsoft.Extensions.Diagnostics.ResourceMonitoring");
        meter.CreateObservableGauge("container.cpu.limit.utilization", () => cpu);
        meter.CreateObservableGauge("container.memory.limit.utilization", () => memory);
        meter.CreateObservableGauge("container.cpu.request.utilization", () => 1d);
        using var gauge = new MeteredGauge(time);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new ResourceReading(0.25, 0.5), gauge.Read());

        cpu = 0.75;
        Assert.Equal(0.25, gauge.Read().Cpu);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0.75, gauge.Read().Cpu);

        (cpu, memory) = (80, 90);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new ResourceReading(0.8, 0.9), gauge.Read());
    }
}
