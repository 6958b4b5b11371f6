namespace ExcelChat.Flow;

/// <summary>Reads how busy the machine is; the sizes of batches follow it. Asked before each batch, so it answers at once. Safe for concurrent use.</summary>
public abstract class ResourceGauge
{
    /// <summary>The newest reading, at most a few seconds old.</summary>
    public abstract ResourceReading Read();
}
