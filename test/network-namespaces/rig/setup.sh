# Runs as the first process of namespaces of its own: nothing of it is seen outside, and all of it ends with this process.
# $1: work directory, with resolv.conf, firewall.nft and start-dns.sh.
set -eu
work=$1
mount --bind "$work/resolv.conf" /etc/resolv.conf
ip link set lo up
ip address add 10.53.0.53/32 dev lo
echo 1 > /proc/sys/net/ipv4/ip_forward

# A network with one host in it, reached through the router that this namespace is.
network() { # name, gateway, addresses of the host
  name=$1 gateway=$2
  shift 2
  unshare --net sleep 600 &
  pid=$!
  while [ "$(readlink "/proc/$pid/ns/net")" = "$(readlink /proc/self/ns/net)" ]; do sleep 0.02; done
  echo "$pid" > "$work/$name.pid"
  ip link add "$name" type veth peer name eth0 netns "$pid"
  ip address add "$gateway/24" dev "$name"
  ip link set "$name" up
  nsenter -t "$pid" -n ip link set lo up
  for address in "$@"; do nsenter -t "$pid" -n ip address add "$address/24" dev eth0; done
  nsenter -t "$pid" -n ip link set eth0 up
  nsenter -t "$pid" -n ip route add default via "$gateway"
}
network orders 10.30.0.1 10.30.0.10
network payments 10.40.0.1 10.40.0.10
network brokers 10.20.0.1 10.20.0.11 10.20.0.12 10.20.0.13

nft -f "$work/firewall.nft"
sh "$work/start-dns.sh" > "$work/dns.log" 2>&1 &
nsenter -t "$(cat "$work/brokers.pid")" -n sh "$work/start-listeners.sh" > "$work/listeners.log" 2>&1 &
echo ready
# Until whoever started this goes away, in whatever way.
cat > /dev/null
rm -rf "$work"
