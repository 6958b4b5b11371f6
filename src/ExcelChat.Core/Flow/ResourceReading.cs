namespace ExcelChat.Flow;

/// <summary>How busy the machine or its container is.</summary>
/// <param name="Cpu">The share of the processors in use, 0 to 1.</param>
/// <param name="Memory">The share of the memory in use, 0 to 1.</param>
public readonly record struct ResourceReading(double Cpu, double Memory);
